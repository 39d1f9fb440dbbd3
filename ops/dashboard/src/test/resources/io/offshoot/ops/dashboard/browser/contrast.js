// Texts of the page whose contrast is below WCAG 2.2 AA: 4.5, or 3 for large ones.
const parse = color => {
  const parts = color.match(/[\d.]+/g).map(Number);
  return {rgb: parts.slice(0, 3), alpha: parts.length > 3 ? parts[3] : 1};
};
const luminance = rgb => {
  const [r, g, b] = rgb.map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ground = element => {
  for (let at = element; at; at = at.parentElement) {
    const color = parse(getComputedStyle(at).backgroundColor);
    if (color.alpha === 1) {
      return color.rgb;
    }
  }
  return [255, 255, 255];
};
const faint = [];
let seen = 0;
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const element = texts.currentNode.parentElement;
  if (!texts.currentNode.data.trim() || ['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(element.tagName) || element.getClientRects().length === 0) {
    continue;
  }
  seen += 1;
  const style = getComputedStyle(element);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  const [light, dark] = [luminance(parse(style.color).rgb), luminance(ground(element))].sort((a, b) => b - a);
  const contrast = (light + 0.05) / (dark + 0.05);
  if (contrast < (large ? 3 : 4.5)) {
    faint.push(`${texts.currentNode.data.trim()}: ${contrast.toFixed(2)}`);
  }
}
return seen > 20 ? faint : ['only ' + seen + ' texts were found'];

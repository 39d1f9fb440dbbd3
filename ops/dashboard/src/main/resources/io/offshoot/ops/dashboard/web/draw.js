// Small pieces the page is drawn with. Whatever comes from topics is set as text, never as markup.

const SVG = 'http://www.w3.org/2000/svg';
const counts = new Intl.NumberFormat('en');

export const UNKNOWN = 'unknown';

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.append(...children);
  return made;
}

export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

// A number with its exact value beside the shown one; null is unknown.
export function setNumber(node, value, show) {
  const known = value !== null && value !== undefined;
  node.setAttribute('value', known ? value : '');
  node.parentElement.classList.toggle('word', !known);
  node.classList.toggle('word', !known);
  setText(node, known ? show(value) : UNKNOWN);
}

export function count(value) {
  return counts.format(value);
}

export function decimal(value) {
  return value >= 100 ? counts.format(Math.round(value)) : value.toFixed(value >= 10 ? 1 : 2);
}

// A rate per second in the unit that suits it.
export function rate(value) {
  if (value === 0 || value >= 1) {
    return `${value === 0 ? 0 : decimal(value)} per second`;
  }
  return value * 60 >= 1 ? `${(value * 60).toFixed(1)} per minute` : `${(value * 3600).toFixed(1)} per hour`;
}

export function percent(value) {
  return `${Math.round(value * 100)} %`;
}

export function seconds(value) {
  if (value === 0) {
    return '0 s';
  }
  if (value < 60) {
    return `${value.toFixed(1)} s`;
  }
  const whole = Math.round(value);
  if (whole < 3600) {
    return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  }
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

// Keeps one child for each item, by key, in the order of the items.
export function keep(list, items, key, make, update) {
  const present = new Map([...list.children].map(child => [child.dataset.key, child]));
  items.forEach((item, index) => {
    const name = String(key(item));
    let child = present.get(name);
    if (child) {
      present.delete(name);
    } else {
      child = make(item);
      child.dataset.key = name;
    }
    update(child, item);
    if (list.children[index] !== child) {
      list.insertBefore(child, list.children[index] ?? null);
    }
  });
  present.forEach(child => child.remove());
}

export function spark(description) {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('class', 'spark');
  drawing.setAttribute('viewBox', '0 0 100 30');
  drawing.setAttribute('preserveAspectRatio', 'none');
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', description);
  for (const name of ['area', 'curve']) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', name);
    drawing.append(path);
  }
  return drawing;
}

// Draws values from left to right between a floor and the highest of them.
export function drawSpark(drawing, values, description, floor = Math.min(...values)) {
  drawing.setAttribute('aria-label', description);
  const [area, curve] = drawing.children;
  if (values.length < 2) {
    area.setAttribute('d', '');
    curve.setAttribute('d', '');
    return;
  }
  const span = Math.max(...values) - floor || 1;
  const points = values.map((value, index) =>
    `${(index * 100 / (values.length - 1)).toFixed(2)} ${(28 - (value - floor) / span * 26).toFixed(2)}`);
  curve.setAttribute('d', `M${points.join('L')}`);
  area.setAttribute('d', `M${points.join('L')}L100 30L0 30Z`);
}

// A bar beside a number that says the same, so that nothing needs to be read from it.
export function bar() {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('class', 'bar');
  drawing.setAttribute('viewBox', '0 0 100 4');
  drawing.setAttribute('preserveAspectRatio', 'none');
  drawing.setAttribute('aria-hidden', 'true');
  for (const name of ['track', 'value']) {
    const part = document.createElementNS(SVG, 'rect');
    part.setAttribute('class', name);
    part.setAttribute('height', '4');
    part.setAttribute('width', name === 'track' ? '100' : '0');
    drawing.append(part);
  }
  return drawing;
}

export function drawBar(drawing, share) {
  drawing.lastChild.setAttribute('width', String(Math.max(0, Math.min(1, share ?? 0)) * 100));
}

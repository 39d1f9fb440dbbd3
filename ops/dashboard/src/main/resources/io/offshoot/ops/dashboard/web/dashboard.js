// Listens to /api/events and shows each snapshot. What is null there is unknown here.

import {bar, count, decimal, drawBar, drawSpark, element, keep, percent, rate, seconds, setNumber, setText, spark} from './draw.js';

const HISTORY = 150;
const OLD_AFTER_MS = 6000;
const LATE_READING = 10;
const NAMES = {topology: 'Topology', waiting: 'Waiting', trainer: 'Concept trainer', editor: 'Editor'};
const find = id => document.getElementById(id);

const history = new Map();
let newest = null;
let received = 0;
let paused = false;

function labelled(list, label, value, extra) {
  const row = element('div', {}, element('dt', {}, label), element('dd', {}, value));
  if (extra) {
    row.append(extra);
  }
  list.append(row);
}

function makeStage(stage) {
  const numbers = element('dl', {class: 'lag'});
  labelled(numbers, 'records', element('data', {class: 'records'}));
  labelled(numbers, 'oldest', element('data', {class: 'seconds'}));
  const rates = element('dl', {class: 'small'});
  labelled(rates, 'finished', element('data', {class: 'rate'}));
  if (stage.name === 'trainer' || stage.name === 'editor') {
    labelled(rates, 'in flight', element('data', {class: 'flight'}));
  }
  return element('li', {'data-stage': stage.name},
    element('h3', {}, NAMES[stage.name] ?? stage.name), element('p', {class: 'reads'}),
    numbers, spark(''), rates, element('p', {class: 'warning', hidden: ''}));
}

function updateStage(card, stage) {
  const past = history.get(stage.name) ?? [];
  setText(card.querySelector('.reads'), stage.name === 'waiting' ? `for ${stage.reads}` : stage.reads);
  setNumber(card.querySelector('.records'), stage.lagRecords, value => (stage.exact ? '' : '≈ ') + count(value));
  setNumber(card.querySelector('.seconds'), stage.lagSeconds, seconds);
  setNumber(card.querySelector('.rate'), stage.finishedPerSecond, rate);
  const flight = card.querySelector('.flight');
  if (flight) {
    setNumber(flight, stage.inFlight, count);
  }
  drawSpark(card.querySelector('.spark'), past, `Age of the oldest over the last minutes, now ${seconds(stage.lagSeconds)}`, 0);
  const warning = card.querySelector('.warning');
  warning.hidden = !stage.stopped;
  setText(warning, stage.stopped ? 'It has stopped trying for now, because everything fails.' : '');
}

function remember(status) {
  status.stages.forEach(stage => {
    const past = history.get(stage.name) ?? [];
    past.push(stage.lagSeconds);
    history.set(stage.name, past.slice(-HISTORY));
  });
}

function showAccounts(accounts) {
  const balance = find('balance');
  setNumber(balance, accounts?.balance ?? null, count);
  const off = accounts !== null && accounts.balance !== 0;
  balance.parentElement.classList.toggle('off', off);
  const word = accounts === null ? '' : off
    ? (accounts.balance > 0 ? '– results are missing' : '– more results than asked for') : '– it adds up';
  setText(find('balance-word'), word);
  setText(find('accounts-since'), accounts === null ? 'Not read yet.'
    : accounts.sinceStart ? 'Since the beginning of the topics.' : 'Since this service started.');
  const rows = accounts === null ? [] : [
    ['accepted', '', 'photos accepted for training', accounts.accepted],
    ['waiting', '', 'of them waiting for a concept', accounts.waiting],
    ['planned', '', 'edits planned for the others', accounts.planned],
    ['synthetic', '−', 'edits made', accounts.synthetic],
    ['failed', '−', 'edits failed', accounts.failed],
    ['pending', '−', 'edits pending', accounts.pending]];
  keep(find('sums'), rows, row => row[0],
    ([name, sign, label]) => element('div', {}, element('dt', {}, element('span', {class: 'sign', 'aria-hidden': 'true'}, sign), label),
      element('dd', {}, element('data', {'data-sum': name}))),
    (child, row) => setNumber(child.querySelector('data'), row[3], count));
}

function showDevice(device) {
  const rows = [
    ['steps', 'edit steps per second', device.stepsPerSecond, decimal, false],
    ['batches', 'UNet batches per second', device.batchesPerSecond, decimal, false],
    ['fill', 'batch fill', device.batchFill, percent, true],
    ['use', 'time in the UNet', device.use, percent, true]];
  keep(find('device-list'), rows, row => row[0],
    ([name, label, , , share]) => {
      const row = element('div', {}, element('dt', {}, label), element('dd', {}, element('data', {'data-device': name})));
      if (share) {
        row.lastChild.append(bar());
      }
      return row;
    },
    (child, [, , value, show]) => {
      setNumber(child.querySelector('data'), value, show);
      const drawing = child.querySelector('.bar');
      if (drawing) {
        drawBar(drawing, value);
      }
    });
}

function makeEdit(edit) {
  const path = `/api/images/${encodeURIComponent(edit.id)}`;
  const made = element('img', {class: 'edit', src: path, alt: `Edit of a photo of ${edit.label}, strength ${edit.strength}`, decoding: 'async'});
  const caption = element('figcaption', {}, element('strong', {}, edit.label),
    element('span', {}, `strength ${edit.strength}`), ' ',
    element('span', {}, edit.conceptVersion === 0 ? 'no concept' : `concept ${edit.conceptVersion}`));
  return element('li', {class: newest === null ? '' : 'new'},
    element('figure', {}, element('div', {class: 'pictures'}, element('span', {class: 'none'}, 'photo not found'), made), caption));
}

function updateEdit(item, edit) {
  const none = item.querySelector('.none');
  if (edit.source && none) {
    none.replaceWith(element('img', {class: 'source', src: `/api/images/${encodeURIComponent(edit.id)}/source`, alt: `Photo of ${edit.label}`, decoding: 'async'}));
  }
}

function showConcepts(status) {
  const shown = status.concepts.length;
  setText(find('concepts-count'), status.conceptCount > shown
    ? `${count(status.conceptCount)} classes, the ${shown} newest here.` : `${count(status.conceptCount)} ${status.conceptCount === 1 ? 'class' : 'classes'}.`);
  find('concepts-empty').hidden = shown + status.trainings.length > 0;
  keep(find('training-list'), status.trainings, training => training.label,
    training => element('li', {}, element('h3', {}, training.label), element('p'), bar()),
    (item, training) => {
      setText(item.querySelector('p'), `learning version ${training.version}: step ${count(training.step)} of ${count(training.steps)}, loss ${training.loss.toFixed(4)}`);
      drawBar(item.querySelector('.bar'), training.step / training.steps);
    });
  keep(find('concept-list'), status.concepts, concept => concept.label,
    concept => element('li', {}, element('h3', {}, concept.label), element('p'), spark('')),
    (item, concept) => {
      setText(item.querySelector('p'), `version ${concept.version}, ${count(concept.examples)} ${concept.examples === 1 ? 'photo' : 'photos'}, ${count(concept.steps)} steps, loss ${concept.firstLoss.toFixed(4)} → ${concept.lastLoss.toFixed(4)}`);
      drawSpark(item.querySelector('.spark'), concept.lossCurve, `Training loss of ${concept.label} over ${concept.steps} steps`);
    });
}

function showLetters(letters) {
  find('letters-scroll').hidden = letters.length === 0;
  find('letters-empty').hidden = letters.length > 0;
  keep(find('letter-rows'), letters, letter => `${letter.stage}/${letter.reason}`,
    letter => element('tr', {}, element('th', {scope: 'row'}, letter.reason, element('p')), element('td', {}, letter.stage),
      element('td', {class: 'right'}, element('data', {class: 'letters'}))),
    (row, letter) => {
      setText(row.querySelector('p'), letter.sentence);
      setNumber(row.querySelector('data'), letter.count, count);
    });
}

function show(status) {
  keep(find('stage-list'), status.stages, stage => stage.name, makeStage, updateStage);
  showAccounts(status.accounts);
  showDevice(status.device);
  find('gallery-empty').hidden = status.gallery.length > 0;
  keep(find('gallery-list'), status.gallery, edit => edit.id, makeEdit, updateEdit);
  showConcepts(status);
  showLetters(status.deadLetters);
  find('main').dataset.at = status.at;
  newest = status;
}

function connection() {
  if (newest === null) {
    return ['waiting', 'Waiting for the first numbers.'];
  }
  const {up, sentence, readingAge} = newest.connection;
  const silent = Date.now() - received > OLD_AFTER_MS;
  if (silent) {
    return ['lost', `The service does not answer: numbers of ${new Date(newest.at).toLocaleTimeString()}. Trying again.`];
  }
  if (paused) {
    return ['waiting', `Paused at ${new Date(newest.at).toLocaleTimeString()}`];
  }
  if (up === false) {
    return ['lost', readingAge === null ? sentence : 'The brokers do not answer: the numbers are old. Trying again.'];
  }
  return up === null || readingAge > LATE_READING ? ['waiting', sentence] : ['live', 'Live'];
}

function showConnection() {
  const [state, sentence] = connection();
  find('connection').dataset.state = state;
  setText(find('connection'), sentence);
  find('main').classList.toggle('old', state === 'lost');
}

function listen() {
  const events = new EventSource('/api/events');
  events.addEventListener('status', event => {
    const status = JSON.parse(event.data);
    received = Date.now();
    remember(status);
    if (paused) {
      return;
    }
    show(status);
    showConnection();
  });
  events.addEventListener('error', () => {
    if (events.readyState === EventSource.CLOSED) {
      setTimeout(listen, 3000);
    }
  });
}

find('pause').addEventListener('click', event => {
  paused = !paused;
  event.currentTarget.setAttribute('aria-pressed', String(paused));
  showConnection();
});
setInterval(showConnection, 1000);
listen();

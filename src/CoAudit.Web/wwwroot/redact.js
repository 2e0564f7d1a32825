// Draws boxes on the pictures with a pointer; each fills the first empty row of the form below, which works without this too. Pressing a box empties its row.
(() => {
  const frames = [...document.querySelectorAll('.app-redact')];
  const rows = [];
  while (document.getElementById(`Hide_${rows.length}__Left`)) {
    rows.push(['Left', 'Top', 'Width', 'Height', 'Page'].map(name => document.getElementById(`Hide_${rows.length}__${name}`)).filter(input => input));
  }

  const boxes = rows.map(() => Object.assign(document.createElement('div'), { className: 'app-redact__box' }));
  let start = null;

  // A photo's rows have no field for the page.
  const frameOf = row => frames.find(frame => frame.dataset.page === (row[4] ? row[4].value.trim() : '1'));

  const show = () => rows.forEach((row, i) => {
    const numbers = row.slice(0, 4).map(input => parseFloat(input.value));
    const frame = frameOf(row);
    boxes[i].hidden = !frame || numbers.some(Number.isNaN);
    ['left', 'top', 'width', 'height'].forEach((side, n) => boxes[i].style.setProperty(side, `${numbers[n]}%`));
    if (frame && boxes[i].parentNode !== frame) {
      frame.append(boxes[i]);
    }
  });

  const at = (event, picture) => {
    const frame = picture.getBoundingClientRect();
    const within = (value, size) => Math.min(100, Math.max(0, value / size * 100));
    return [within(event.clientX - frame.left, frame.width), within(event.clientY - frame.top, frame.height)];
  };

  const fill = (row, frame, [x1, y1], [x2, y2]) => {
    const left = Math.floor(Math.min(x1, x2)), top = Math.floor(Math.min(y1, y2));
    const width = Math.min(100 - left, Math.ceil(Math.abs(x2 - x1)) + 1), height = Math.min(100 - top, Math.ceil(Math.abs(y2 - y1)) + 1);
    [left, top, width, height, frame.dataset.page].slice(0, row.length).forEach((value, n) => { row[n].value = value; });
    show();
  };

  frames.forEach(frame => {
    frame.addEventListener('pointerdown', event => {
      const pressed = boxes.indexOf(event.target);
      if (pressed >= 0) {
        rows[pressed].forEach(input => { input.value = ''; });
        show();
        return;
      }

      const row = rows.find(inputs => inputs.every(input => input.value === ''));
      if (row) {
        event.preventDefault();
        frame.setPointerCapture(event.pointerId);
        start = { row, at: at(event, frame) };
      }
    });
    frame.addEventListener('pointermove', event => start && fill(start.row, frame, start.at, at(event, frame)));
    frame.addEventListener('pointerup', () => { start = null; });
    frame.addEventListener('pointercancel', () => { start = null; });
  });
  rows.flat().forEach(input => input.addEventListener('input', show));
  document.getElementById('drawing').hidden = false;
  show();
})();

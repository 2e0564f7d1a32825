// Draws boxes on the photo with a pointer; each fills the first empty row of the form below, which works without this too. Pressing a box empties its row.
(() => {
  const photo = document.getElementById('photo');
  const rows = [...Array(6).keys()].map(i => ['Left', 'Top', 'Width', 'Height'].map(name => document.getElementById(`Hide_${i}__${name}`)));
  const boxes = rows.map(() => photo.appendChild(Object.assign(document.createElement('div'), { className: 'app-redact__box' })));
  let start = null;

  const show = () => rows.forEach((row, i) => {
    const numbers = row.map(input => parseFloat(input.value));
    boxes[i].hidden = numbers.some(Number.isNaN);
    ['left', 'top', 'width', 'height'].forEach((side, n) => boxes[i].style.setProperty(side, `${numbers[n]}%`));
  });

  const at = event => {
    const frame = photo.getBoundingClientRect();
    const within = (value, size) => Math.min(100, Math.max(0, value / size * 100));
    return [within(event.clientX - frame.left, frame.width), within(event.clientY - frame.top, frame.height)];
  };

  const fill = (row, [x1, y1], [x2, y2]) => {
    const left = Math.floor(Math.min(x1, x2)), top = Math.floor(Math.min(y1, y2));
    const width = Math.min(100 - left, Math.ceil(Math.abs(x2 - x1)) + 1), height = Math.min(100 - top, Math.ceil(Math.abs(y2 - y1)) + 1);
    [left, top, width, height].forEach((value, n) => { row[n].value = value; });
    show();
  };

  photo.addEventListener('pointerdown', event => {
    const pressed = boxes.indexOf(event.target);
    if (pressed >= 0) {
      rows[pressed].forEach(input => { input.value = ''; });
      show();
      return;
    }

    const row = rows.find(inputs => inputs.every(input => input.value === ''));
    if (row) {
      event.preventDefault();
      photo.setPointerCapture(event.pointerId);
      start = { row, at: at(event) };
    }
  });
  photo.addEventListener('pointermove', event => start && fill(start.row, start.at, at(event)));
  photo.addEventListener('pointerup', () => { start = null; });
  rows.flat().forEach(input => input.addEventListener('input', show));
  document.getElementById('drawing').hidden = false;
  show();
})();

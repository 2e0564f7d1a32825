// One message of ours above Studio, for as long as it is true. Studio's own are gone after five seconds.
const box = document.getElementById('studio-alert');
let shown;

/** What is shown now: `change` for something that was not done, `read` for something that could not be shown. */
export function shows() {
  return shown;
}

/**
 * @param kind `change` or `read`; the second never takes the place of the first.
 * @param messages Each a text, or { text, activity, href } with the activity that it is about, and where that is without a canvas.
 * @param way { href, text } leads on; { reload } is what the button to load the page anew says.
 */
export function show(kind, title, messages, way) {
  if (kind === 'read' && shown === 'change') return;
  shown = kind;
  const heading = Object.assign(document.createElement('h2'), { textContent: title });
  const list = document.createElement('ul');
  list.append(...messages.map(item));
  box.replaceChildren(heading, list);
  if (way?.href) box.append(Object.assign(document.createElement('a'), { href: way.href, textContent: way.text }));
  if (way?.reload) {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'app-studio-button', textContent: way.reload });
    button.addEventListener('click', () => location.reload());
    box.append(button);
  }
  box.hidden = false;
}

export function hide() {
  shown = undefined;
  box.hidden = true;
  box.replaceChildren();
}

function item(message) {
  const line = Object.assign(document.createElement('li'), { textContent: message.text ?? message });
  if (message.activity) {
    const link = Object.assign(document.createElement('a'), { href: message.href, textContent: 'Show it on the canvas' });
    link.dataset.jump = message.activity;
    line.append(' ', link);
  }
  return line;
}

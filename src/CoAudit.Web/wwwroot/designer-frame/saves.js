// Studio shows a refusal for five seconds and then looks as if it had saved. Here it stays until a save succeeds.
const alertBox = document.getElementById('studio-alert');
const changes = [
  /\/workflow-definitions$/,
  /\/workflow-definitions\/import$/,
  /\/workflow-definitions\/[^/]+\/(publish|retract|execute|revert\/\d+)$/,
  /\/workflow-definition-versions\/[^/]+$/,
  /\/bulk-actions\/(publish|retract|delete|cancel)\//,
];

export function watchSaves() {
  const send = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const answer = await send(input, init);
    const method = (init?.method ?? input.method ?? 'GET').toUpperCase();
    const path = new URL(answer.url || input.url || input, document.baseURI).pathname;
    if (method !== 'GET' && changes.some((change) => change.test(path))) await tell(answer.clone(), path);
    return answer;
  };
}

async function tell(answer, path) {
  if (answer.ok) {
    hide();
    document.dispatchEvent(new CustomEvent('studio-saved', { detail: { path } }));
    return;
  }
  const problem = await answer.json().catch(() => ({}));
  const messages = Object.values(problem.errors ?? {}).flat();
  if (answer.status === 401) show('You are signed out', ['Your work on this page is not saved. Sign in again in another tab, then change something here to save it.'], { href: '/account/sign-in', text: 'Sign in' });
  else if (problem.code === 'stale-draft') show('Not saved', messages, { reload: true });
  else if (problem.code === 'not-an-audit') show('Not started', messages, startLink(path));
  else show(path.endsWith('/execute') ? 'Not started' : 'Not done', messages.length > 0 ? messages : ['The service could not do this. Try again in a minute.']);
}

function startLink(path) {
  return { href: `/audits/start?type=${path.split('/').at(-2)}`, text: 'Start an audit on it' };
}

function show(title, messages, way) {
  const heading = Object.assign(document.createElement('h2'), { textContent: title });
  const list = document.createElement('ul');
  list.append(...messages.map((message) => Object.assign(document.createElement('li'), { textContent: message })));
  alertBox.replaceChildren(heading, list);
  if (way?.href) alertBox.append(Object.assign(document.createElement('a'), { href: way.href, textContent: way.text }));
  if (way?.reload) {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'app-studio-button', textContent: 'Reload the newest version' });
    button.addEventListener('click', () => location.reload());
    alertBox.append(button);
  }
  alertBox.hidden = false;
}

function hide() {
  alertBox.hidden = true;
  alertBox.replaceChildren();
}

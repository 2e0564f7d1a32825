// Studio shows a refusal for five seconds and then looks as if it had saved. Here it stays until a save succeeds.
const alertBox = document.getElementById('studio-alert');
const draft = /\/workflow-definitions$/;
const changes = [
  draft,
  /\/workflow-definitions\/[^/]+\/(publish|retract|execute|revert\/\d+)$/,
  /\/(workflow-definitions|workflow-definition-versions|workflow-instances)\/[^/]+$/,
  /\/bulk-actions\/(publish|retract|delete|cancel)\//,
];

export function watchSaves() {
  const send = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const method = (init?.method ?? input.method ?? 'GET').toUpperCase();
    const path = new URL(input.url ?? input, document.baseURI).pathname;
    if (method === 'GET' || !changes.some((change) => change.test(path))) return send(input, init);
    const sent = draft.test(path) ? await read(init?.body) : null;
    const answer = await (sent ? inTurn(() => sendDraft(send, input, init, sent)) : send(input, init)).catch((error) => {
      show('Not saved', ['The service cannot be reached from here. Your work on this page is not saved; change something on it to try again.']);
      throw error;
    });
    await tell(answer.clone(), path, sent);
    return answer;
  };
}

// What is saved: the JSON as it goes out, the revision that it was made on, and all but that.
async function read(body) {
  if (!body || body instanceof ReadableStream) return null;
  const text = await new Response(body).text();
  const { model } = JSON.parse(text);
  const revision = model?.customProperties?.rev;
  return { text, revision, content: JSON.stringify(model).replace(`"rev":"${revision}"`, '') };
}

// Studio saves by itself while its publish is still on the way. Both come from this page, so they are no two leads with one draft: they go one after the other, and the second says that it was made on what the first became.
let last = Promise.resolve();

function inTurn(work) {
  const turn = last.then(work);
  last = turn.catch(() => {});
  return turn;
}

const becameOf = new Map();

async function sendDraft(send, input, init, { text, revision }) {
  let newest = revision;
  while (becameOf.has(newest)) newest = becameOf.get(newest);
  const answer = await send(input, { ...init, body: text.replace(`"rev":"${revision}"`, `"rev":"${newest}"`) });
  const became = revision && answer.ok ? (await answer.clone().json()).workflowDefinition?.customProperties?.rev : undefined;
  if (became && became !== newest) becameOf.set(newest, became);
  return answer;
}

// What was refused, until something else is saved.
let refused;

async function tell(answer, path, sent) {
  if (answer.ok) {
    if (!sent || sent.content !== refused) hide();
    document.dispatchEvent(new CustomEvent('studio-saved', { detail: { path } }));
    return;
  }
  refused = sent?.content;
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

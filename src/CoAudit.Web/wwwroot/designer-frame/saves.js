// Studio shows a refusal for five seconds and then looks as if it had saved. Here it stays until a save succeeds.
import { show, hide } from './alerts.js';

const draft = /\/workflow-definitions$/;
const changes = [
  draft,
  /\/workflow-definitions\/[^/]+\/(publish|retract|execute|revert\/\d+)$/,
  /\/(workflow-definitions|workflow-definition-versions|workflow-instances)\/[^/]+$/,
  /\/bulk-actions\/(publish|retract|delete|cancel)\//,
  /\/alterations\/submit$/,
];

/** True for what changes something in the service. */
export function isChange(input, init) {
  const path = new URL(input.url ?? input, document.baseURI).pathname;
  return methodOf(input, init) !== 'GET' && changes.some((change) => change.test(path));
}

export function watchSaves() {
  const send = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    if (!isChange(input, init)) return send(input, init);
    const path = new URL(input.url ?? input, document.baseURI).pathname;
    const sent = draft.test(path) ? await read(init?.body) : null;
    const answer = await (sent ? inTurn(() => sendDraft(send, input, init, sent)) : send(input, init)).catch((error) => {
      show('change', 'Not saved', ['The service cannot be reached from here. Your work on this page is not saved; change something on it to try again.']);
      throw error;
    });
    await tell(answer.clone(), path, sent);
    return answer;
  };
}

function methodOf(input, init) {
  return (init?.method ?? input.method ?? 'GET').toUpperCase();
}

// What is saved: the JSON as it goes out, the revision that it was made on, all but that, and whether it is to be published.
async function read(body) {
  if (!body || body instanceof ReadableStream) return null;
  const text = await new Response(body).text();
  const { model, publish } = JSON.parse(text);
  const revision = model?.customProperties?.rev;
  return { text, revision, content: JSON.stringify(model).replace(`"rev":"${revision}"`, ''), publishes: publish === true };
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
    document.dispatchEvent(new CustomEvent('studio-saved', { detail: { path, publishes: sent?.publishes === true || path.endsWith('/publish') } }));
    return;
  }
  const started = answer.headers.get('x-elsa-workflow-instance-id');
  if (started) {
    show('change', 'Started, and stopped by a fault', ['It ran until a fault stopped it. What happened is shown on its own page.'], { href: `workflows/instances/${encodeURIComponent(started)}/view`, text: 'See where it stopped' });
    return;
  }
  refused = sent?.content;
  const problem = await answer.json().catch(() => ({}));
  const messages = Object.values(problem.errors ?? {}).flat();
  if (answer.status === 401) show('change', 'You are signed out', ['Your work on this page is not saved. Sign in again in another tab, then change something here to save it.'], { href: '/account/sign-in', text: 'Sign in again' });
  else if (problem.code === 'stale-draft') show('change', 'Not saved', messages, { reload: 'Reload the newest version' });
  else if (problem.code === 'not-an-audit') show('change', 'Not started', messages, startLink(path));
  else show('change', titleOf(path, sent), messages.length > 0 ? withPlaces(messages, problem.problems) : ['The service could not do this. Try again in a minute.']);
}

function titleOf(path, sent) {
  if (path.endsWith('/execute')) return 'Not started';
  return sent?.publishes ? 'Not published' : 'Not done';
}

// Each message has its problem at the same place, if problems are what was refused. A list has no canvas to show them on.
function withPlaces(messages, problems) {
  const [, definition] = /\/definitions\/([^/]+)\/edit$/.exec(location.pathname) ?? [];
  if (!definition || problems?.length !== messages.length) return messages;
  return messages.map((text, i) => ({ text, activity: problems[i].activityId, href: `/audit-types/${definition}/outline#activity-${encodeURIComponent(problems[i].activityId)}` }));
}

function startLink(path) {
  return { href: `/audits/start?type=${path.split('/').at(-2)}`, text: 'Start an audit on it' };
}

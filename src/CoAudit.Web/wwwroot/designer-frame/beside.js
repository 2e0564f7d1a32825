// Versions, running audits and problems, beside the canvas. The service writes them; after every change they are fetched anew while Studio goes on.
const said = document.getElementById('studio-said');
const stops = 'a, summary';

let turn = 0;
let isNew = false;

export function watchStanding() {
  if (!document.getElementById('studio-standing')) return;
  document.addEventListener('studio-saved', ({ detail }) => {
    isNew ||= detail.publishes;
    refresh();
  });
  refresh();
}

async function refresh() {
  const asked = ++turn;
  const old = document.getElementById('studio-standing');
  const answer = await fetch(old.dataset.address).catch(() => undefined);
  const text = answer?.ok && !answer.redirected ? await answer.text() : '';
  const fresh = new DOMParser().parseFromString(text, 'text/html').getElementById('studio-standing');

  // A later change is being asked about; or nothing came, and then the next change asks again.
  if (asked !== turn || !fresh) return;
  const published = isNew;
  isNew = false;
  tell(lines(fresh).filter((line) => published || (known(old) && !lines(old).includes(line))));
  if (fresh.innerHTML !== old.innerHTML) replace(old, fresh, published);
}

function replace(old, fresh, published) {
  const place = [...old.querySelectorAll(stops)].indexOf(document.activeElement);
  const problems = fresh.querySelector('details');
  if (problems) problems.open = published || old.querySelector('details')?.open === true;
  document.querySelector('h1').textContent = fresh.dataset.name;
  old.replaceWith(fresh);
  if (place >= 0) fresh.querySelectorAll(stops)[place]?.focus();
}

// Nothing was known before the first answer, and what stands on a page that is just opened needs no announcement.
function known(standing) {
  return standing.dataset.known !== undefined;
}

function lines(standing) {
  return [...standing.querySelectorAll('[data-say]')].map((line) => line.textContent.trim());
}

// Politely: after whatever is being read.
function tell(news) {
  if (news.length > 0) said.textContent = news.join(' ');
}

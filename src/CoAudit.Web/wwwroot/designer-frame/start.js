// Says how far Studio has come, and that it does not come.
import { show, shows } from './alerts.js';

const wait = document.getElementById('studio-wait');

// Without any progress. A slow line makes some at least every few seconds.
const patience = 60_000;

export function watchStart(element) {
  // A script or style sheet that did not come is told to nobody but its own element.
  addEventListener('error', ({ target }) => {
    if (target instanceof HTMLScriptElement) stop('A part of it could not be loaded.');
  }, true);
  watchFaults();
  const bar = document.getElementById('studio-progress');
  const shown = () => element.querySelector('.x6-graph, .react-flow, .mud-alert, elsa-activity-wrapper') !== null || listShown();
  // A list stands before its rows do, and what is pressed meanwhile is lost when they come.
  const listShown = () => element.querySelector('.mud-table-body tr') !== null && element.querySelector('.mud-table-loading') === null;
  let looks = 0;
  let [share, since] = ['', performance.now()];
  const timer = setInterval(() => {
    const now = getComputedStyle(document.documentElement).getPropertyValue('--blazor-load-percentage');
    if (now !== share) [share, since] = [now, performance.now()];
    if (share) bar.value = Math.min(95, Number.parseFloat(share));
    if (performance.now() - since > patience) stop('It has made no progress for a minute.');
    looks = shown() ? looks + 1 : 0;
    if (looks < 2) return;
    clearInterval(timer);
    wait.hidden = true;
    document.documentElement.dataset.studio = 'ready';
    performance.mark('studio-ready');
  }, 100);
}

let stopped = false;

function stop(why) {
  if (stopped || wait.hidden) return;
  stopped = true;
  document.getElementById('studio-progress').hidden = true;
  document.getElementById('studio-wait-text').textContent = 'The designer did not open.';
  show('read', 'The designer did not open', [why, 'Nothing of yours is lost. If it does not open the next time either, use the pages under Audit types: they need no designer.'], { reload: 'Try again' });
}

// Blazor's own bar for a fault inside Studio stays hidden; it says neither what happened nor what to do. Where we know what happened, that is said already.
function watchFaults() {
  const bar = document.getElementById('blazor-error-ui');
  new MutationObserver(() => {
    if (bar.style.display === 'block' && !shows()) show('read', 'The designer met a fault of its own', ['What you did last may not be saved. Load the page again before you go on.'], { reload: 'Load the page again' });
  }).observe(bar, { attributeFilter: ['style'] });
}

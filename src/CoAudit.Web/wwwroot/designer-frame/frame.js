// Puts one of Studio's elements into our page. Runs before Blazor starts, because what it wraps must be wrapped by then.
import { watchCanvases } from './fit.js';
import { watchPlaces, open } from './places.js';
import { watchPalette } from './palette.js';
import { watchSaves } from './saves.js';
import { watchUnused } from './unused.js';

const home = document.getElementById('studio');
const wait = document.getElementById('studio-wait');

// Only the browser knows where it is; the session's cookie goes along by itself, so no key is needed.
const element = document.createElement(home.dataset.element);
element.setAttribute('remote-endpoint', `${location.origin}/elsa/api`);
for (const [name, value] of Object.entries(JSON.parse(home.dataset.attributes))) element.setAttribute(name, value);

watchPlaces();
watchSaves();
watchPalette(home);
watchUnused(home);
watchCanvases(home);
showProgress();
home.append(element);

// Set earlier, the callbacks do not fire.
await customElements.whenDefined(home.dataset.element);
element.editWorkflowDefinition = (id) => open(`workflows/definitions/${encodeURIComponent(id)}/edit`);
element.viewWorkflowInstance = (id) => open(`workflows/instances/${encodeURIComponent(id)}/view`);

function showProgress() {
  const bar = document.getElementById('studio-progress');
  const shown = () => element.querySelector('.x6-graph, .react-flow, .mud-alert, elsa-activity-wrapper') !== null || listShown();
  // A list stands before its rows do, and what is pressed meanwhile is lost when they come.
  const listShown = () => element.querySelector('.mud-table-body tr') !== null && element.querySelector('.mud-table-loading') === null;
  let looks = 0;
  const timer = setInterval(() => {
    const share = getComputedStyle(document.documentElement).getPropertyValue('--blazor-load-percentage');
    if (share) bar.value = Math.min(95, Number.parseFloat(share));
    looks = shown() ? looks + 1 : 0;
    if (looks < 2) return;
    clearInterval(timer);
    wait.hidden = true;
    document.documentElement.dataset.studio = 'ready';
    performance.mark('studio-ready');
  }, 100);
}

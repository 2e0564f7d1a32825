// Puts one of Studio's elements into our page. Runs before Blazor starts, because what it wraps must be wrapped by then.
import { watchStanding } from './beside.js';
import { watchCanvases } from './fit.js';
import { watchPlaces, open } from './places.js';
import { watchPalette } from './palette.js';
import { watchJumps } from './jump.js';
import { watchReads } from './reads.js';
import { watchSaves } from './saves.js';
import { watchStart } from './start.js';
import { watchUnused } from './unused.js';

const home = document.getElementById('studio');

// Only the browser knows where it is; the session's cookie goes along by itself, so no key is needed.
const element = document.createElement(home.dataset.element);
element.setAttribute('remote-endpoint', `${location.origin}/elsa/api`);
for (const [name, value] of Object.entries(JSON.parse(home.dataset.attributes))) element.setAttribute(name, value);

watchPlaces();
watchReads();
watchSaves();
watchStanding();
watchPalette(home);
watchUnused(home);
watchCanvases(home);
watchJumps(home);
watchStart(element);
home.append(element);

// Set earlier, the callbacks do not fire.
await customElements.whenDefined(home.dataset.element);
element.editWorkflowDefinition = (id) => open(`workflows/definitions/${encodeURIComponent(id)}/edit`);
element.viewWorkflowInstance = (id) => open(`workflows/instances/${encodeURIComponent(id)}/view`);

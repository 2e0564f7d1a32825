// Fetches the designer's files while another page is read, so that the first visit to it finds them in the browser's cache. Changes nothing on the page.
const home = '/designer/';
const parts = JSON.parse(document.getElementById('designer-ahead').dataset.files);
const atOnce = 4;

// Who pays for every byte, or has asked for few, fetches them when they are needed.
if (!navigator.connection?.saveData) addEventListener('load', () => (window.requestIdleCallback ?? setTimeout)(fetchAll));

async function fetchAll() {
  const waiting = [...parts, ...(await runtime())];
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await body(next);
  }));
  document.documentElement.dataset.designer = 'fetched';
}

// The loader carries the list of what it loads.
async function runtime() {
  const loader = await body(`${home}_framework/dotnet.js`);
  const list = /\/\*json-start\*\/([^]*?)\/\*json-end\*\//.exec(new TextDecoder().decode(loader))?.[1];
  if (!list) return [];
  const { jsModuleNative, jsModuleRuntime, wasmNative, icu, coreAssembly, assembly } = JSON.parse(list).resources;
  return [jsModuleNative, jsModuleRuntime, wasmNative, icu, coreAssembly, assembly].flat().filter(Boolean).map(({ name }) => `${home}_framework/${name}`);
}

// A file that does not come now comes later.
function body(address) {
  return fetch(address, { priority: 'low' }).then((answer) => answer.arrayBuffer()).catch(() => new ArrayBuffer(0));
}

// Studio opens a canvas with the middle of the drawing in its middle, so that a long workflow's beginning lies outside. Here the whole is shown, or, where that would be too small to read, as much as there is room for from its beginning.
const designer = '_content/Elsa.Studio.Workflows.Designer/designer.entry.js';

// As small as Studio's own wheel makes it.
const smallest = 0.4;
const margin = 20;

// What the exits of the activities at the right are called stands beside them.
const marginForExits = 100;

export function watchCanvases(studio) {
  new MutationObserver(() => {
    for (const canvas of studio.querySelectorAll('.x6-graph:not([data-fits])')) takeOver(canvas);
  }).observe(studio, { childList: true, subtree: true, attributeFilter: ['class'] });
}

// Studio centres a drawing once, when it has put it on the canvas; its button centres by the activities' geometry and stays what it is.
async function takeOver(canvas) {
  const { graphBindings } = await import(new URL(designer, document.baseURI));
  const graph = graphBindings[canvas.id]?.graph;
  if (!graph || canvas.dataset.fits !== undefined) return;
  canvas.dataset.fits = '';
  const centre = graph.centerContent.bind(graph);

  // Studio's arrows keep so far away from activities that they turn in loops between those that stand near each other.
  graph.options.connecting.router = { name: 'manhattan', args: { padding: 10 } };
  graph.centerContent = (options) => (options?.useCellGeometry ? centre(options) : fit(graph));
}

function fit(graph) {
  const drawn = graph.getContentArea();
  const room = graph.container.getBoundingClientRect();
  const [width, height] = [drawn.width + marginForExits, drawn.height];
  const scale = Math.max(smallest, Math.min(1, (room.width - 2 * margin) / width, (room.height - 2 * margin) / height));
  graph.zoomTo(scale);
  graph.translate(place(room.width, drawn.x * scale, width * scale), place(room.height, drawn.y * scale, height * scale));
}

// In the middle where there is room, otherwise from its beginning.
function place(room, start, length) {
  return Math.max(margin, (room - length) / 2) - start;
}

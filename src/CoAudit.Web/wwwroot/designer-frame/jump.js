// Leads from a message to the activity that it is about, and marks the way that shows the problem.
const designer = '_content/Elsa.Studio.Workflows.Designer/designer.entry.js';

export function watchJumps(studio) {
  document.addEventListener('click', async (press) => {
    const link = press.target.closest?.('a[data-jump]');
    if (!link || press.ctrlKey || press.metaKey) return;
    press.preventDefault();
    mark(studio, (link.dataset.way ?? '').split(' '));

    // What stands inside something else is not on this canvas; the outline has it.
    if (!(await jump(studio, link.dataset.jump))) location.assign(link.href);
  });
}

async function jump(studio, id) {
  const { graphBindings } = await import(new URL(designer, document.baseURI));
  for (const canvas of studio.querySelectorAll('.x6-graph')) {
    const { graph, interop } = graphBindings[canvas.id] ?? {};
    const node = graph?.getNodes().find((candidate) => candidate.id === id);
    if (!node) continue;
    graph.resetSelection(node);
    graph.centerCell(node);
    await interop.raiseActivitySelected(node.data);
    canvas.scrollIntoView({ block: 'nearest' });
    return true;
  }
  return false;
}

function mark(studio, ids) {
  for (const node of studio.querySelectorAll('.x6-node')) node.toggleAttribute('data-on-the-way', ids.includes(node.dataset.cellId));
}

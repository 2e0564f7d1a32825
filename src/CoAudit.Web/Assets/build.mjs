// Writes wwwroot/vendor: the style sheets. Run by FrontEnd.targets before a build, or by `npm run build`.
// Two builds may run at once (a solution, a test run beside it), so the work is done under a lock and files appear by rename.
import { execSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...path) => join(project, ...path);
const lock = at('obj', 'front-end.lock');

async function underLock(work) {
  mkdirSync(at('obj'), { recursive: true });
  while (!tryLock()) await wait(200);
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function tryLock() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isHeld()) rmSync(lock, { force: true });
    return false;
  }
}

// A build that was killed leaves its lock behind.
function isHeld() {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (holder > 0) process.kill(holder, 0);
    return holder > 0 || Date.now() - statSync(lock).mtimeMs < 5_000;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function restorePackages() {
  const restored = at('node_modules', '.package-lock.json');
  if (existsSync(restored) && statSync(restored).mtimeMs >= statSync(at('package-lock.json')).mtimeMs) return;
  execSync('npm ci --no-progress', { cwd: project, stdio: 'inherit' });
}

async function writeAssets() {
  const sass = await import('sass');
  mkdirSync(at('wwwroot', 'vendor'), { recursive: true });
  for (const name of ['participant', 'lead', 'report']) {
    const { css } = sass.compile(at('Assets', `${name}.scss`), {
      style: 'compressed',
      charset: false,
      loadPaths: [at('node_modules', 'nhsuk-frontend', 'dist')],
      quietDeps: true,
    });
    refuseForeignParts(name, css);
    publish(`${name}.css`, css);
  }
}

// A page fetches nothing from another host, and Frutiger is licensed to the NHS alone.
function refuseForeignParts(name, css) {
  const foreign = /@font-face|frutiger|@import|url\(["']?(https?:)?\/\//i.exec(css);
  if (foreign) throw new Error(`${name}.scss brings in "${foreign[0]}".`);
}

function publish(name, text) {
  const target = at('wwwroot', 'vendor', name);
  writeFileSync(`${target}.tmp`, text);
  renameSync(`${target}.tmp`, target);
}

await underLock(async () => {
  restorePackages();
  await writeAssets();
});

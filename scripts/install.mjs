// Installs what is missing, and only that: npm packages, and with --with-test-programs the browsers, PostgreSQL and
// Xvfb that the tests drive. Plain JavaScript on Node's own modules, because it runs before anything is installed,
// under whatever Node ≥ 20 the machine has.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

installPackages();
if (process.argv.includes('--with-test-programs')) installTestPrograms();

function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = path.join(root, 'node_modules', '.tend-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing packages (the first time, or because the lock file changed) …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, lock);
}

function installTestPrograms() {
  const postgres = '/usr/lib/postgresql';
  const wanted = [
    ['chromium', () => existsSync('/usr/bin/chromium')],
    ['firefox-esr', () => existsSync('/usr/bin/firefox-esr')],
    ['xvfb', () => existsSync('/usr/bin/Xvfb')],
    ['xdotool', () => existsSync('/usr/bin/xdotool')],
    [
      'postgresql',
      () => existsSync(postgres) && readdirSync(postgres).some((v) => existsSync(`${postgres}/${v}/bin/initdb`)),
    ],
  ];
  const missing = wanted.filter(([, isThere]) => !isThere()).map(([name]) => name);
  if (missing.length === 0) return;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) {
    console.error(`The tests drive real browsers and a real PostgreSQL. Missing: ${missing.join(', ')}.`);
    console.error(`Run this once, then npm test again:\n\n  sudo sh -c '${command}'\n`);
    process.exit(1);
  }
  console.log(`Installing for the tests: ${missing.join(', ')} …`);
  run('sh', ['-c', `${command} > /dev/null`], { DEBIAN_FRONTEND: 'noninteractive' });
}

function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (status === 0) return;
  console.error(
    `${command} ${args[0]} failed (exit code ${status}). Its message stands above; mend that and try again.`,
  );
  process.exit(1);
}

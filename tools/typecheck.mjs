import { spawnSync } from 'node:child_process';
import { root } from './install.mjs';

const projects = ['libs/domain', 'migrations', 'apps/api', 'apps/web', 'apps/web/e2e'];
const failed = projects.filter(
  (project) =>
    spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', `${project}/tsconfig.json`], { cwd: root, stdio: 'inherit' })
      .status !== 0,
);
process.exit(failed.length > 0 ? 1 : 0);

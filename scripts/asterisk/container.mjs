// Asterisk out of a container image, where a container engine answers. Host network and host process ids, so that
// its ports and its pid file mean the same inside and outside; Linux only for that reason.
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';

const image = process.env.ASTERISK_IMAGE ?? 'docker.io/andrius/asterisk:22';

export function findContainer() {
  if (process.platform !== 'linux') return;
  const engine = ['docker', 'podman'].find((name) => spawnSync(name, ['info'], { stdio: 'ignore', timeout: 10_000 }).status === 0);
  if (!engine) return;
  if (spawnSync(engine, ['pull', '--quiet', image], { stdio: 'ignore', timeout: 300_000 }).status !== 0)
    return { reason: `${image} cannot be pulled` };
  const options = ['run', '--rm', '--network=host', '--pid=host', '--user=0', '--entrypoint=asterisk'];
  return { runsIn: tmpdir(), command: (runs) => [engine, ...options, `--volume=${runs}:${runs}`, image], inside: (runs) => runs };
}

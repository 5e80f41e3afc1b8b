// Makes the recordings of practice that are missing or whose words have changed, and removes those that nobody says:
// `npm run speech`. Needs espeak-ng and ffmpeg (as root on Debian they are installed). The recordings are in the repository,
// so only who changes a text runs this.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { runnerImport } from 'vite';
import { ensurePackages } from '../asterisk/packages.mjs';

const root = resolve(import.meta.dirname, '../..');
const practice = join(root, 'assets/practice');
const speech = join(practice, 'speech');
const listFile = join(speech, 'recordings.json');

/** The synthesiser's voices; English is the European one. */
const voices = { en: 'en-gb', ru: 'ru', uk: 'uk', hu: 'hu', sl: 'sl', az: 'az' };

/** How loud every line is, EBU R 128. */
const wantedLufs = -20;

const missing = ensurePackages({ 'espeak-ng': 'espeak-ng', ffmpeg: 'ffmpeg' });
if (missing.length > 0) {
  console.error(`Install ${missing.join(' and ')} first.`);
  process.exit(1);
}

function run(command, args, options) {
  const { status, stdout, stderr } = spawnSync(command, args, { maxBuffer: 64 * 1024 * 1024, ...options });
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
  return { stdout, stderr };
}

/** Speaks a line: 16 kHz mono Opus at one loudness, which is what a telephone carries. */
function record({ file, language, text, voice }) {
  const variant = voice.gender === 'female' ? 'f3' : 'm3';
  const speak = ['-v', `${voices[language]}+${variant}`, '-p', `${voice.pitch}`, '-s', `${voice.speed}`, '--stdout'];
  const { stdout: wave } = run('espeak-ng', speak, { input: text });
  mkdirSync(dirname(join(speech, file)), { recursive: true });
  const level = ['-af', `volume=${wantedLufs - loudnessOf(wave, file)}dB,alimiter=limit=-2dB:level=false`];
  const encode = ['-ar', '16000', '-ac', '1', '-c:a', 'libopus', '-b:a', '16k', '-map_metadata', '-1'];
  run('ffmpeg', ['-v', 'error', '-y', '-i', '-', ...level, ...encode, join(speech, file)], { input: wave });
}

/** Of the whole line, in LUFS (EBU R 128). ffmpeg's loudnorm would set it in one go, but nearly mutes lines under 3 s. */
function loudnessOf(wave, file) {
  const { stderr } = run('ffmpeg', ['-hide_banner', '-i', '-', '-af', 'ebur128=framelog=verbose', '-f', 'null', '-'], { input: wave });
  const loudness = Number(/I:\s+(-?[\d.]+) LUFS/.exec(stderr.toString().split('Summary:')[1])?.[1]);
  if (!(loudness > -50)) throw new Error(`${file} is silent`);
  return loudness;
}

const { module } = await runnerImport(join(import.meta.dirname, 'list-lines.ts'), { configFile: false, root, logLevel: 'error' });
const recordings = module.listRecordings(practice);
const made = existsSync(listFile) ? JSON.parse(readFileSync(listFile, 'utf8')) : {};
const due = recordings.filter(({ file, mark }) => made[file] !== mark || !existsSync(join(speech, file)));
for (const recording of due) record(recording);
const wanted = new Set(recordings.map(({ file }) => file));
const unsaid = globSync('**/*.ogg', { cwd: speech }).filter((file) => !wanted.has(file));
for (const file of unsaid) rmSync(join(speech, file));
const list = Object.fromEntries(recordings.map(({ file, mark }) => [file, mark]).sort(([one], [other]) => (one < other ? -1 : 1)));
writeFileSync(listFile, `${JSON.stringify(list, null, 2)}\n`);
console.log(`${recordings.length} recordings: ${due.length} made, ${unsaid.length} removed`);

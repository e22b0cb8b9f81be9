import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { stateOf } from '../sources.mjs';
import type { Stretch, StretchResult } from './part';
import { TRIALS } from './trials';

const HELP = `npm run resistencia -- [--semilla N] [--casos N] [--prueba NOMBRE] [--de-nuevo] [--notas CARPETA]

Prueba las mismas leyes que npm test en muchos más casos. Cada caso sale de su número: con la misma semilla salen los
mismos. Lo hecho se anota en .resistencia/ (o en la carpeta de --notas) y se retoma donde quedó mientras el código sea el mismo;
--de-nuevo empieza otra vez.

Pruebas: ${TRIALS.map((t) => `${t.name} (${t.cases.toLocaleString('es-MX')} casos)`).join(', ')}`;

/** Cases that a process takes at a time. */
const STRETCH = 250;
const root = fileURLToPath(new URL('../..', import.meta.url));

const { values } = parseArgs({
  options: {
    semilla: { type: 'string', default: '0' },
    casos: { type: 'string' },
    prueba: { type: 'string' },
    notas: { type: 'string', default: join(root, '.resistencia') },
    'de-nuevo': { type: 'boolean', default: false },
    ayuda: { type: 'boolean', default: false }
  }
});
const whole = (text: string | undefined) => (text === undefined || /^\d{1,9}$/.test(text) ? text : null);
if (values.ayuda || whole(values.semilla) === null || whole(values.casos) === null) {
  console.log(HELP);
  process.exit(values.ayuda ? 0 : 2);
}
const trials = TRIALS.filter((t) => !values.prueba || t.name === values.prueba);
if (trials.length === 0) {
  console.error(`No hay una prueba «${values.prueba}». Hay: ${TRIALS.map((t) => t.name).join(', ')}.`);
  process.exit(2);
}

/** Done before with the same question and the same code; a stopped run goes on from here. */
const seed = Number(values.semilla);
const notes = join(values.notas, `${seed}-${values.casos ?? 'todos'}.json`);
const code = stateOf('src/lib', 'scripts/resistencia', 'tests');
const kept: { code: string; done: StretchResult[] } | null =
  existsSync(notes) && !values['de-nuevo'] ? JSON.parse(readFileSync(notes, 'utf8')) : null;
if (kept && kept.code !== code) console.log('El código cambió desde las notas que había: empiezo de nuevo.');
const done = kept?.code === code ? kept.done : [];
mkdirSync(dirname(notes), { recursive: true });

const wanted = trials.flatMap(({ name, cases }): Stretch[] => {
  const end = seed + (values.casos === undefined ? cases : Number(values.casos));
  const parts: Stretch[] = [];
  for (let from = seed; from < end; from += STRETCH)
    parts.push({ trial: name, from, to: Math.min(from + STRETCH, end) });
  return parts;
});
const isDone = (s: Stretch) =>
  done.some((d) => d.trial === s.trial && d.from === s.from && d.to === s.to && d.failures.length === 0);
const left = wanted.filter((s) => !isDone(s));
if (left.length < wanted.length) console.log(`Retomo: faltan ${left.length} de ${wanted.length} tramos.`);

/** Takes what is left, one stretch after another, until nothing is left. */
function work(): Promise<void> {
  const child = fork(join(root, 'scripts/resistencia/part.ts'), [], {
    execArgv: ['--import', 'tsx'],
    cwd: root
  });
  return new Promise((settle, fail) => {
    const next = () => {
      const stretch = left.shift();
      if (!stretch) {
        child.kill();
        return settle();
      }
      child.send(stretch);
    };
    child.on('message', (result: StretchResult) => {
      const same = done.findIndex((d) => d.trial === result.trial && d.from === result.from);
      if (same >= 0) done.splice(same, 1);
      done.push(result);
      writeFileSync(notes, JSON.stringify({ code, done }));
      for (const { seed, note } of result.failures) console.log(`FALLA ${result.trial} ${seed}: ${note}`);
      next();
    });
    child.on('exit', (code) => (code ? fail(new Error(`un tramo terminó con ${code}`)) : settle()));
    next();
  });
}

await Promise.all(Array.from({ length: Math.min(availableParallelism(), left.length) }, work));

let [passed, failed] = [0, 0];
for (const { name } of trials) {
  const kinds: Record<string, number> = {};
  for (const s of wanted.filter((w) => w.trial === name)) {
    const result = done.find((d) => d.trial === s.trial && d.from === s.from && d.to === s.to)!;
    failed += result.failures.length;
    passed += s.to - s.from - result.failures.length;
    for (const [kind, n] of Object.entries(result.kinds)) kinds[kind] = (kinds[kind] ?? 0) + n;
  }
  const told = Object.entries(kinds).map(([kind, n]) => `${kind} ${n.toLocaleString('es-MX')}`);
  console.log(`${name}, semilla ${seed}: ${told.join(', ')}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

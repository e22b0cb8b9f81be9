import { parseClaveMunicipio } from './clave';
import { OBJECTIVES, type Objective } from './plan';

/** A plan that was kept: its question, as an address writes it, and its answer at the time. */
export interface Scenario {
  id: string;
  nombre: string;
  objetivo: Objective;
  /** Query of the address that asks it. */
  pregunta: string;
  /** INEGI keys of the new municipalities, that with the most gain first. */
  elegidos: string[];
  /** Value before; null where nothing was near. */
  antes: number | null;
  valor: number;
  cota: number;
  probado: boolean;
  /** Name of the frame, and the day of the presence, `AAAA-MM-DD`. */
  marco: string;
  fecha: string;
  demostracion: boolean;
}

/** What a file of a scenario says that it is. */
export const SCENARIO_FILE = 'tejido-escenario';

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** A scenario of a file or of what the browser keeps; null when it is none. Keys that are none are left out. */
export function readScenario(value: unknown): Scenario | null {
  const s = value as Partial<Scenario> | null;
  if (typeof s !== 'object' || s === null) return null;
  const objetivo = OBJECTIVES.find((o) => o === s.objetivo);
  if (!objetivo || !isText(s.nombre) || !isText(s.pregunta) || !Array.isArray(s.elegidos)) return null;
  if (!isNumber(s.valor) || !isNumber(s.cota)) return null;
  return {
    id: isText(s.id) ? s.id : '',
    nombre: s.nombre.slice(0, 80),
    objetivo,
    pregunta: s.pregunta,
    elegidos: s.elegidos.flatMap((key) => (isText(key) ? (parseClaveMunicipio(key) ?? []) : [])),
    antes: isNumber(s.antes) ? s.antes : null,
    valor: s.valor,
    cota: s.cota,
    probado: s.probado === true,
    marco: isText(s.marco) ? s.marco : '',
    fecha: isText(s.fecha) ? s.fecha : '',
    demostracion: s.demostracion === true
  };
}

/** Municipalities of two plans: those of both, and of each alone, in the order of the first that has them. */
export function compareScenarios(a: Scenario, b: Scenario) {
  const [ofA, ofB] = [new Set(a.elegidos), new Set(b.elegidos)];
  return {
    ambos: a.elegidos.filter((key) => ofB.has(key)),
    soloA: a.elegidos.filter((key) => !ofB.has(key)),
    soloB: b.elegidos.filter((key) => !ofA.has(key))
  };
}

/** A name that no other scenario has: with a number behind it where that is needed. */
export function freshName(name: string, taken: readonly string[]): string {
  const clean = name.trim().slice(0, 80) || 'Escenario';
  if (!taken.includes(clean)) return clean;
  for (let n = 2; ; n++) if (!taken.includes(`${clean} (${n})`)) return `${clean} (${n})`;
}

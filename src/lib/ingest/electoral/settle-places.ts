import { foldName } from '../../domain/catalog';
import { parseClaveMunicipio } from '../../domain/clave';
import type { HeldTable } from '../table/held-table';
import { PLACE_COLUMNS } from './headers';
import type { VotePlan } from './vote-plan';

/** The share of the filled cells of a column that are numbers; NaN where it is empty. */
function shareOfNumbers(held: HeldTable, at: number): number {
  const column = held.columns[at];
  let [filled, numbers] = [0, 0];
  for (let row = 0; row < held.rows; row++) {
    const text = column.textAt(row);
    if (text === '') continue;
    filled++;
    if (/^['’]?\d+(\.0+)?['’]?$/.test(text)) numbers++;
  }
  return numbers / filled;
}

/**
 * The plan of a table once its rows are known: of two columns of districts or of municipalities the one with numbers
 * gives the number and the one with words the name, however they are called and whichever stands first.
 */
export function settlePlaces(plan: VotePlan, held: HeldTable): VotePlan {
  const share = new Map<number, number>();
  const numbers = (at: number) => {
    if (!share.has(at)) share.set(at, shareOfNumbers(held, at));
    return share.get(at)!;
  };
  const { districts, district } = plan;
  const rivals = districts.filter((d) => d.kind === district?.kind);
  const chosen =
    rivals.length > 1 && district && !(numbers(district.at) > 0.5)
      ? (rivals.find((d) => numbers(d.at) > 0.5) ?? district)
      : district;
  const at = { ...plan.at };
  const names = PLACE_COLUMNS.find((c) => c.nombre === 'nombre_municipio')!;
  const known = [foldName(names.nombre), ...names.sinonimos];
  if (at.nombre_municipio >= 0 && numbers(at.nombre_municipio) > 0.5) {
    const written = plan.header.written.findIndex(
      (h, i) => i !== at.nombre_municipio && known.includes(foldName(h)) && numbers(i) < 0.5
    );
    if (written >= 0) {
      if (at.id_municipio < 0) at.id_municipio = at.nombre_municipio;
      at.nombre_municipio = written;
    }
  }
  // "CVE_MUN" may hold the whole key.
  if (at.municipio_inegi < 0 && at.id_municipio >= 0 && shareOfKeys(held, at.id_municipio) > 0.5) {
    at.municipio_inegi = at.id_municipio;
    at.id_municipio = -1;
  }
  return {
    ...plan,
    at,
    level: at.municipio_inegi >= 0 ? withKeys(plan.level) : plan.level,
    district: chosen
  };
}

/** Whole keys say the state as well. */
const withKeys = (level: VotePlan['level']): VotePlan['level'] => (level === 'entidad' ? 'municipio' : level);

/** The share of the filled cells of a column that are keys of five digits, or of four without their zero. */
function shareOfKeys(held: HeldTable, at: number): number {
  const column = held.columns[at];
  let [filled, keys] = [0, 0];
  for (let row = 0; row < held.rows; row++) {
    const text = column.textAt(row);
    if (text === '') continue;
    filled++;
    if (parseClaveMunicipio(text) !== null) keys++;
  }
  return keys / filled;
}

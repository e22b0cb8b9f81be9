import type { SectionCatalog } from '../domain/district';
import type { MovedSection, SectionChanges } from '../domain/section-changes';

/** Compares two catalogues; a column that one of them lacks moves nobody. */
export function compareSections(before: SectionCatalog, now: SectionCatalog): SectionChanges {
  const changes: SectionChanges = { nuevas: [], retiradas: [], movidas: [], iguales: 0 };
  const keyOf = ({ claves, municipio }: SectionCatalog, i: number) =>
    municipio[i] < 0 ? '' : (claves[municipio[i]] as string);
  const hasFederal = before.federal !== null && now.federal !== null;
  const hasLocal = before.local !== null && now.local !== null;
  let [i, k] = [0, 0];
  while (i < before.codes.length || k < now.codes.length) {
    const [a, b] = [before.codes[i] ?? Infinity, now.codes[k] ?? Infinity];
    if (a < b) {
      changes.retiradas.push(a);
      i++;
    } else if (b < a) {
      changes.nuevas.push(b);
      k++;
    } else {
      const moved: MovedSection = {
        code: a,
        municipio: [keyOf(before, i), keyOf(now, k)],
        federal: hasFederal ? [before.federal![i], now.federal![k]] : [0, 0],
        local: hasLocal ? [before.local![i], now.local![k]] : [0, 0]
      };
      const differs = [moved.municipio, moved.federal, moved.local].some(([x, y]) => x !== y);
      if (differs) changes.movidas.push(moved);
      else changes.iguales++;
      i++;
      k++;
    }
  }
  return changes;
}

import { isPart } from '../../domain/part';
import type { DatasetCard } from '../../store/database';
import type { AnyReport, CensusReport, FrameReport } from '../../workers/import-report';

/** What can be displaced by something of its kind that holds less, or is older. */
export type DisplacedKind = 'secciones' | 'censo' | 'marco';

/** How much a dataset holds, to be put side by side. */
export interface Size {
  nombre: string;
  /** Secciones, or municipalities. */
  unidades: number;
  /** Year of its figures; empty where it says none. */
  periodo: string;
}

/** A dataset that would take the place of a fuller or newer one. */
export interface Displacement {
  kind: DisplacedKind;
  inUse: Size;
  newer: Size;
  /** Both can stay. */
  both: boolean;
}

/** A census that would take the place of one with more municipalities, or of a newer one; null otherwise. */
export function displacedCensus(
  inUse: DatasetCard<CensusReport> | null,
  card: DatasetCard<AnyReport>
): Displacement | null {
  if (!inUse) return null;
  const sizeOf = ({ nombre, report }: DatasetCard<CensusReport>): Size => ({
    nombre,
    unidades: report.municipios,
    periodo: report.periodo ?? ''
  });
  const [before, now] = [sizeOf(inUse), sizeOf(card as DatasetCard<CensusReport>)];
  const isOlder = before.periodo !== '' && now.periodo !== '' && now.periodo < before.periodo;
  if (!isPart(now.unidades, before.unidades) && !isOlder) return null;
  return { kind: 'censo', inUse: before, newer: now, both: true };
}

/** A frame that would take the place of one with more municipalities; null otherwise. */
export function displacedFrame(
  inUse: { nombre: string; municipios: number; delSitio: boolean },
  { nombre, report }: DatasetCard<FrameReport>
): Displacement | null {
  if (!isPart(report.municipios, inUse.municipios)) return null;
  return {
    kind: 'marco',
    inUse: { nombre: inUse.nombre, unidades: inUse.municipios, periodo: '' },
    newer: { nombre, unidades: report.municipios, periodo: '' },
    // One of one's own is completed unasked; and where every state comes again nothing of the other would be left.
    both: inUse.delSitio && (report.faltan ?? []).length > 0
  };
}

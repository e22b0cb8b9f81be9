import { checkState, type CheckState, type ElectoralRecord } from '../../domain/check';
import { toIso } from '../../domain/day';
import type { SectionChanges } from '../../domain/section-changes';
import { CATASTRO } from '../../text/es/distritos';
import { MESSAGES } from '../../text/es/shared/messages';
import { type Districts, districts } from './distritos.svelte';
import type { DatasetSource } from '../../workers/dataset-source';
import type { ChecksReport } from '../../workers/import-report';
import { keepMade, makeCard } from '../../workers/keep-dataset';
import type { View } from '../../session/address/view.svelte';
import type { Workspace } from '../../session/data/workspace.svelte';
import { view, workspace } from '../../session/app.svelte';

/** A record with how it stands. */
export interface CheckedRecord extends ElectoralRecord {
  verificado: string | null;
  estado: CheckState;
}

/** The electoral records of the level on screen, of the files and of the site's catalogues, and when each was checked. */
export class Catastro {
  /** Differences between the two catalogues of secciones, with what names them. */
  private compared = $state.raw<{ key: string; changes: SectionChanges | null } | null>(null);
  comparing = $state(false);

  constructor(
    private readonly view: View,
    private readonly workspace: Workspace,
    private readonly districts: Districts
  ) {}

  private readonly known = $derived.by((): ElectoralRecord[] => {
    const { workspace, districts, view } = this;
    const { reference, map } = districts;
    if (!reference) return [];
    const records: ElectoralRecord[] = [];
    const { sections, votes, electoral } = workspace;
    const loaded = typeof sections === 'string' ? null : sections.fecha;
    if (map) {
      const fuente = districts.source.join('; ');
      const origin = districts.originOf(map.level);
      const since = origin === 'secciones' ? loaded : origin === 'limites' ? districts.shapesDate : null;
      for (const clave of map.distritos)
        records.push({
          id: districts.recordOf(clave),
          nombre: districts.nameOf(clave),
          fuente,
          desde: since
        });
    }
    const files = [
      ...(typeof sections === 'string' ? [] : [sections]),
      ...electoral.map((e) => e.card),
      ...(votes === 'demo' ? [] : votes)
    ];
    for (const { kind, nombre, fuente, fecha } of files)
      records.push({ id: `archivo:${kind}:${nombre}`, nombre, fuente: fuente || nombre, desde: fecha });
    const { conformaciones, distritaciones, sinPartidos } = reference;
    for (const { id, nombre, fuente, vigente_desde } of distritaciones)
      records.push({
        id: `catalogo:distritos-${id}`,
        nombre: CATASTRO.seats(nombre),
        fuente,
        desde: vigente_desde
      });
    for (const { id, fuente, vigente_desde } of conformaciones)
      records.push({
        id: `catalogo:circunscripciones-${id}`,
        nombre: CATASTRO.make(id),
        fuente,
        desde: vigente_desde
      });
    records.push({
      id: 'catalogo:sin-partidos',
      nombre: CATASTRO.without,
      fuente: sinPartidos.fuente,
      desde: sinPartidos.consultado
    });
    const { ent } = view;
    const inState = ({ id }: ElectoralRecord) =>
      !ent || !/^(demo-)?(federal|local|entidad):/.test(id) || id.split(':')[1].startsWith(ent);
    return records.filter(inState);
  });

  readonly records: CheckedRecord[] = $derived.by(() => {
    const { checks } = this.workspace;
    return this.known.map((record) => ({
      ...record,
      verificado: checks.get(record.id) ?? null,
      estado: checkState(record, checks.get(record.id), this.view.hoy, this.view.meses)
    }));
  });
  readonly stale = $derived.by(() => this.records.filter((r) => r.estado !== 'al-dia'));

  /** When a record was last checked; null when nobody did. */
  checkedOn = (id: string): string | null => this.workspace.checks.get(id) ?? null;

  /** Marks records as checked today, as one change that one undo takes back. */
  async verify(ids: readonly string[]): Promise<void> {
    const { workspace, view } = this;
    const ran = await workspace.alone(async () => {
      const fechas = new Map(workspace.checks);
      for (const id of ids) fechas.set(id, toIso(view.hoy));
      const report: ChecksReport = { registros: fechas.size };
      const card = { ...makeCard('verificaciones', '', '', view.hoy), report };
      const read = await keepMade({
        card,
        payload: { kind: 'verificaciones', fechas: [...fechas] },
        problemsCsv: null
      });
      await workspace.adoptRead([read], { cambio: 'verificar', filas: ids.length });
    });
    if (!ran) workspace.say('aviso', MESSAGES.busy);
  }

  private get pairKey(): string {
    const { sections, sectionsBefore } = this.workspace;
    return sectionsBefore && typeof sections !== 'string' ? `${sectionsBefore.id} ${sections.id}` : '';
  }

  /** What changed from the catalogue before to the one in use; undefined until it is asked for. */
  get changes(): SectionChanges | null | undefined {
    return this.compared && this.compared.key === this.pairKey ? this.compared.changes : undefined;
  }

  async compare(): Promise<void> {
    const { workspace, pairKey: key } = this;
    const { sections, sectionsBefore } = workspace;
    if (!key || this.comparing || typeof sections === 'string') return;
    this.comparing = true;
    try {
      const now: DatasetSource = { id: sections.id };
      const changes = await workspace.work.facts(
        'compareSections',
        sectionsBefore!.id,
        now,
        workspace.context()
      );
      this.compared = { key, changes };
    } catch (error) {
      console.error(error);
      workspace.say('error', MESSAGES.datasetGone);
    } finally {
      this.comparing = false;
    }
  }
}

/** Records and when they were checked. */
export const catastro = new Catastro(view, workspace, districts);

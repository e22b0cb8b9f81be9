import { toIso } from '../../domain/day';
import { DISTRICT_LEVELS } from '../../domain/district';
import {
  compareScenarios,
  freshName,
  readScenario,
  SCENARIO_FILE,
  type Scenario
} from '../../domain/scenario';
import { keepScenarios, readScenarios } from '../../store/scenarios';
import { SCENARIOS } from '../../text/es/scenarios';
import { type Planner, planner } from './planeador.svelte';

import { readFields, writeFields } from '../../session/address/field';
import { planeador } from '../../session/address/planeador';
import type { View } from '../../session/address/view.svelte';
import type { Workspace } from '../../session/data/workspace.svelte';
import { view, workspace } from '../../session/app.svelte';

/** Plans that were kept in this browser, and two of them side by side. */
export class Scenarios {
  /** Grows with each change of what is kept. */
  private changes = $state(0);
  /** Ids of those that are compared, at most two. */
  private compared = $state.raw<readonly string[]>([]);

  constructor(
    private readonly view: View,
    private readonly workspace: Workspace,
    private readonly planner: Planner
  ) {}

  readonly list = $derived.by((): readonly Scenario[] => {
    void [this.changes, this.workspace.erasures];
    return readScenarios();
  });

  private keep(list: readonly Scenario[]): void {
    if (!keepScenarios(list)) this.workspace.say('aviso', SCENARIOS.notKept);
    this.changes++;
  }
  private nameFor = (name: string): string =>
    freshName(
      name,
      this.list.map((s) => s.nombre)
    );
  /** Whether two plans count the same thing, and from the same start. */
  likeness(a: Scenario, b: Scenario): 'igual' | 'otra-cosa' | 'otro-comienzo' {
    const [p, q] = [a, b].map(({ pregunta }) => new URLSearchParams(pregunta)) as [
      URLSearchParams,
      URLSearchParams
    ];
    const same = (name: string) => p.get(name) === q.get(name);
    if (a.objetivo !== b.objetivo || !same('pesa') || !same('cubre')) return 'otra-cosa';
    const start = ['ent', 'tambien', 'alcance', 'km', 'conserva', 'porciento', 'pide', 'unidad'];
    return start.every(same) && a.marco === b.marco && a.fecha === b.fecha ? 'igual' : 'otro-comienzo';
  }
  private add(scenario: Omit<Scenario, 'id'>): void {
    this.keep([...this.list, { ...scenario, id: crypto.randomUUID() }]);
  }

  /** Keeps the plan on screen under a name. */
  save(name: string): void {
    const { report, municipios } = this.planner;
    if (!report) return;
    const { view, workspace } = this;
    const params = writeFields(planeador, view.state);
    if (view.ent) params.set('ent', view.ent);
    if (this.planner.hasGroupsOfDistricts) params.set('nivel', view.nivel);
    this.add({
      nombre: this.nameFor(name),
      objetivo: view.busca,
      pregunta: params.toString(),
      elegidos: report.steps.map(({ unit }) => municipios[unit].clave as string),
      antes: Number.isFinite(report.before) ? report.before : null,
      valor: report.answer.value,
      cota: report.answer.bound,
      probado: report.answer.proven,
      marco: workspace.territory.catalog.nombre,
      fecha: toIso(view.fecha),
      demostracion: workspace.isDemo
    });
  }

  /** Asks the question of a scenario again: of answers as good as the one kept, that one comes back. */
  open({ pregunta, elegidos }: Scenario): void {
    this.planner.known = elegidos;
    const params = new URLSearchParams(pregunta);
    const ent = /^\d{2}$/.exec(params.get('ent') ?? '')?.[0] ?? null;
    const nivel = DISTRICT_LEVELS.find((level) => level === params.get('nivel')) ?? this.view.nivel;
    this.view.set({ ...readFields(planeador, params), ent, nivel, mun: null, camara: null });
  }

  duplicate = (scenario: Scenario): void => this.add({ ...scenario, nombre: this.nameFor(scenario.nombre) });

  rename(id: string, name: string): void {
    const others = this.list.filter((s) => s.id !== id).map((s) => s.nombre);
    this.keep(this.list.map((s) => (s.id === id ? { ...s, nombre: freshName(name, others) } : s)));
  }

  remove(id: string): void {
    this.compare(id, false);
    this.keep(this.list.filter((s) => s.id !== id));
  }

  /** What a file of a scenario holds, which another committee opens. */
  fileOf = (scenario: Scenario): string =>
    `${JSON.stringify({ tipo: SCENARIO_FILE, version: 1, ...scenario }, null, 1)}\n`;

  /** Opens a file; says what it is not when it is no scenario. */
  async openFile(file: File): Promise<void> {
    let value: unknown = null;
    try {
      value = JSON.parse(await file.text());
    } catch {
      // Said below.
    }
    const isOne = (value as { tipo?: unknown } | null)?.tipo === SCENARIO_FILE;
    const scenario = isOne ? readScenario(value) : null;
    if (!scenario) return this.workspace.say('error', SCENARIOS.notOne(file.name));
    const nombre = this.nameFor(scenario.nombre);
    this.add({ ...scenario, nombre });
    this.workspace.say('bien', SCENARIOS.opened(nombre));
    const { positions } = this.workspace.territory;
    const missing = scenario.elegidos.filter((clave) => !positions.has(clave)).length;
    if (missing && positions.size)
      this.workspace.say('aviso', SCENARIOS.elsewhere(nombre, missing, scenario.elegidos.length));
  }

  isCompared = (id: string): boolean => this.compared.includes(id);
  /** Puts a scenario beside another; the one that was there longest makes room. */
  compare(id: string, on: boolean): void {
    const others = this.compared.filter((other) => other !== id);
    this.compared = on ? [...others.slice(-1), id] : others;
  }
  /** The two that are compared, and what they share; null with fewer. */
  readonly pair = $derived.by(() => {
    const [a, b] = this.compared.map((id) => this.list.find((s) => s.id === id));
    return a && b ? { a, b, ...compareScenarios(a, b) } : null;
  });
}

/** Plans that were kept. */
export const scenarios = new Scenarios(view, workspace, planner);

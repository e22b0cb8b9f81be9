const plus = (a: number, b: number) => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : a + b);

/** Gathers rows into units: of a file of polling places several rows are one. */
export class TableBuilder {
  readonly claves: string[] = [];
  private readonly escritos: [at: number, texto: string][] = [];
  private readonly tipo: Uint8Array;
  private readonly total: Float64Array;
  private readonly lista: Float64Array;
  private readonly distrito: Uint16Array;
  private readonly municipio: Uint16Array;
  private readonly units: Map<string, number>[] = [];
  /** Position of the unit of each row; −1 for rows of none. */
  private readonly unitOf: Int32Array;

  /** @param rows that there are, and units at most */
  constructor(rows: number) {
    this.tipo = new Uint8Array(rows);
    this.total = new Float64Array(rows);
    this.lista = new Float64Array(rows);
    this.distrito = new Uint16Array(rows);
    this.municipio = new Uint16Array(rows);
    this.unitOf = new Int32Array(rows).fill(-1);
  }

  /** Puts a row in the unit of a key, or of what is written where there is none. */
  put(
    row: number,
    { distrito, municipio }: { distrito: number; municipio: number },
    clave: string,
    tipo: number,
    escrito: string,
    total: number,
    lista: number
  ): void {
    const units = (this.units[tipo] ??= new Map());
    const id = clave || escrito;
    const at = units.get(id);
    if (at === undefined) {
      const next = this.claves.length;
      units.set(id, next);
      if (escrito) this.escritos.push([next, escrito]);
      this.claves.push(clave);
      this.tipo[next] = tipo;
      this.total[next] = total;
      this.lista[next] = lista;
      this.distrito[next] = distrito;
      this.municipio[next] = municipio;
      this.unitOf[row] = next;
      return;
    }
    this.unitOf[row] = at;
    this.total[at] = plus(this.total[at], total);
    this.lista[at] = plus(this.lista[at], lista);
    if (this.distrito[at] !== distrito) this.distrito[at] = 0;
    if (this.municipio[at] !== municipio) this.municipio[at] = 0;
  }

  /** District of each unit; 0 where its rows say several, or none. */
  districts = () => this.distrito.slice(0, this.claves.length);
  /** Municipality of each unit, as the number of its key; null where none has one. */
  municipalities() {
    const own = this.municipio.slice(0, this.claves.length);
    return own.some((m) => m > 0) ? own : null;
  }

  /** Votes of each unit: the figures of its rows; NaN where none of them has one. */
  private add(values: Float64Array): Float64Array {
    const { unitOf } = this;
    const votes = new Float64Array(this.claves.length).fill(NaN);
    for (let row = 0; row < unitOf.length; row++) {
      const [unit, value] = [unitOf[row], values[row]];
      if (unit < 0 || !(value < Infinity)) continue;
      const before = votes[unit];
      votes[unit] = Number.isNaN(before) ? value : before + value;
    }
    return votes;
  }

  /** The units as a table of votes has them, with the votes of each option. */
  columns(options: readonly Float64Array[]) {
    const count = this.claves.length;
    return {
      claves: this.claves,
      escritos: this.escritos,
      tipo: this.tipo.slice(0, count),
      votos: options.map((values) => this.add(values)),
      total: this.total.slice(0, count),
      lista: this.lista.slice(0, count)
    };
  }
}

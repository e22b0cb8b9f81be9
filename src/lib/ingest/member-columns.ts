import { foldName } from '../domain/catalog';
import { AGE_BANDS, GENDER, NO_AGE, NO_DAY_16, NO_SECTOR, type MemberRows } from '../domain/member';

const FIRST_ROOM = 65_536;
/** Different sectors that a file may name; more than this is another column. */
export const MOST_SECTORS = 250;

/** One member row as its table writes it. */
interface Member {
  mun: number;
  dia: number | null;
  sector: number;
  genero: string;
  edad: string;
  cococi: string;
  personas: number;
  hash: number;
}

const GENDER_CODE: Record<string, number> = { M: GENDER.mujer, H: GENDER.hombre };
const BAND_CODE = new Map<string, number>(AGE_BANDS.map((band, i) => [band, i]));

/** Member rows growing one by one, as columns of codes. */
export class MemberColumnsBuilder {
  private length = 0;
  private mun = new Uint16Array(FIRST_ROOM);
  private dia = new Int16Array(FIRST_ROOM);
  private sector = new Uint8Array(FIRST_ROOM);
  private genero = new Uint8Array(FIRST_ROOM);
  private edad = new Uint8Array(FIRST_ROOM);
  // What few files have takes room only from the first row that has it.
  private personas: Uint32Array | null = null;
  private cococi: Uint32Array | null = null;
  private hash: Float64Array | null = null;
  private readonly places = new Map<string, number>();
  private readonly sectors = new Map<string, number>();
  private readonly sectorsWritten = new Map<string, number>();
  private readonly written: string[] = [];
  private readonly cells = new Map<string, number>([['', 0]]);

  /** Code of a municipality, new ones at the end. */
  placeOf(clave: string): number {
    let code = this.places.get(clave);
    if (code === undefined) this.places.set(clave, (code = this.places.size));
    return code;
  }

  /** Code of a sector, however it is spelled; without sector when there are too many of them. */
  sectorOf(written: string): number {
    const known = this.sectorsWritten.get(written);
    if (known !== undefined) return known;
    const code = this.newSector(foldName(written), written);
    if (this.sectorsWritten.size < 50_000) this.sectorsWritten.set(written, code);
    return code;
  }

  private newSector(folded: string, written: string): number {
    if (folded === '') return NO_SECTOR;
    const known = this.sectors.get(folded);
    if (known !== undefined) return known;
    if (this.written.length >= MOST_SECTORS) return NO_SECTOR;
    this.sectors.set(folded, this.written.length);
    return this.written.push(written) - 1;
  }

  private cellOf(id: string): number {
    let code = this.cells.get(id);
    if (code === undefined) this.cells.set(id, (code = this.cells.size));
    return code;
  }

  add({ mun, dia, sector, genero, edad, cococi, personas, hash }: Member): void {
    const at = this.length++;
    if (at === this.mun.length) this.grow();
    const room = this.mun.length;
    this.mun[at] = mun;
    this.dia[at] = dia ?? NO_DAY_16;
    this.sector[at] = sector;
    this.genero[at] = GENDER_CODE[genero] ?? GENDER.sinDato;
    this.edad[at] = BAND_CODE.get(edad) ?? NO_AGE;
    if (personas !== 1) this.personas ??= new Uint32Array(room).fill(1, 0, at);
    if (this.personas) this.personas[at] = personas;
    if (cococi !== '') this.cococi ??= new Uint32Array(room);
    if (this.cococi) this.cococi[at] = this.cellOf(cococi);
    if (hash !== 0) this.hash ??= new Float64Array(room);
    if (this.hash) this.hash[at] = hash;
  }

  private grow(): void {
    const room = this.mun.length * 2;
    const wider = <T extends { set(from: T): void }>(next: T, old: T) => {
      next.set(old);
      return next;
    };
    this.mun = wider(new Uint16Array(room), this.mun);
    this.dia = wider(new Int16Array(room), this.dia);
    this.sector = wider(new Uint8Array(room), this.sector);
    this.genero = wider(new Uint8Array(room), this.genero);
    this.edad = wider(new Uint8Array(room), this.edad);
    if (this.personas) this.personas = wider(new Uint32Array(room), this.personas);
    if (this.cococi) this.cococi = wider(new Uint32Array(room), this.cococi);
    if (this.hash) this.hash = wider(new Float64Array(room), this.hash);
  }

  finish(): MemberRows {
    const n = this.length;
    return {
      claves: [...this.places.keys()],
      sectores: this.written,
      cococis: this.cococi ? [...this.cells.keys()] : [],
      mun: this.mun.slice(0, n),
      dia: this.dia.slice(0, n),
      sector: this.sector.slice(0, n),
      genero: this.genero.slice(0, n),
      edad: this.edad.slice(0, n),
      personas: this.personas?.slice(0, n) ?? null,
      cococi: this.cococi?.slice(0, n) ?? null,
      hash: this.hash?.slice(0, n) ?? null
    };
  }
}

import { NO_SECTOR, type MemberRows } from '../domain/member';

const FIRST_ROOM = 65_536;
/** Different sectors that a file may name; more than this is another column. */
export const MOST_SECTORS = 250;

/** Member rows growing one by one, as columns of codes. */
export class MemberColumnsBuilder {
  private length = 0;
  private mun = new Uint16Array(FIRST_ROOM);
  private dia = new Int16Array(FIRST_ROOM);
  private sector = new Uint8Array(FIRST_ROOM);
  private genero = new Uint8Array(FIRST_ROOM);
  private edad = new Uint8Array(FIRST_ROOM);
  private personas: Uint32Array | null = null;
  private readonly places = new Map<string, number>();
  private readonly sectors = new Map<string, number>();
  private readonly written: string[] = [];

  /** Code of a municipality, new ones at the end. */
  placeOf(clave: string): number {
    let code = this.places.get(clave);
    if (code === undefined) this.places.set(clave, (code = this.places.size));
    return code;
  }

  /** Code of a sector by its folded name; without sector when there are too many of them. */
  sectorOf(folded: string, written: string): number {
    if (folded === '') return NO_SECTOR;
    const known = this.sectors.get(folded);
    if (known !== undefined) return known;
    if (this.written.length >= MOST_SECTORS) return NO_SECTOR;
    this.sectors.set(folded, this.written.length);
    return this.written.push(written) - 1;
  }

  add(mun: number, dia: number, sector: number, genero: number, edad: number, personas: number): void {
    const at = this.length++;
    if (at === this.mun.length) this.grow();
    this.mun[at] = mun;
    this.dia[at] = dia;
    this.sector[at] = sector;
    this.genero[at] = genero;
    this.edad[at] = edad;
    if (personas !== 1 && !this.personas) this.personas = new Uint32Array(this.mun.length).fill(1, 0, at);
    if (this.personas) this.personas[at] = personas;
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
  }

  finish(): MemberRows {
    const n = this.length;
    return {
      claves: [...this.places.keys()],
      sectores: this.written,
      mun: this.mun.slice(0, n),
      dia: this.dia.slice(0, n),
      sector: this.sector.slice(0, n),
      genero: this.genero.slice(0, n),
      edad: this.edad.slice(0, n),
      personas: this.personas?.slice(0, n) ?? null
    };
  }
}

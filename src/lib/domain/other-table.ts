/** Another table in the sheet of one that is read: its number from 1, its title or nothing, and the line of its header. */
export interface OtherTable {
  numero: number;
  titulo: string;
  renglon: number;
}

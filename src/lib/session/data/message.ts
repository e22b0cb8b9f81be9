/** A sentence for the person at the screen. */
export interface Message {
  id: number;
  tone: 'bien' | 'aviso' | 'error';
  text: string;
}

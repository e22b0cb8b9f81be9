import { describe, expect, it } from 'vitest';
import { hidePersonal, HIDDEN_VALUE } from '../../src/lib/domain/personal-values';

describe('personal values inside a text', () => {
  it.each([
    '9515551234',
    '951 555 1234',
    '951-555-1234',
    '951.555.1234',
    '951/555/1234',
    '951–555–1234',
    '951·555·1234',
    '(951) 555-1234',
    '(951)555 12 34',
    '+52 951 555 1234',
    '+5219515551234',
    '52 1 951 555 1234',
    '044 951 555 1234',
    '045-9515551234',
    '01 (951) 555 1234',
    '９５１５５５１２３４',
    'wa.me/5219515551234',
    'tel. 5555-1234',
    'Cel: 555 1234',
    'whats 55551234',
    'rosa@correo.mx',
    'rosa.lopez@correo.com.mx',
    'rosa @ correo.mx',
    'rosa＠correo.mx',
    'rosa arroba correo punto mx',
    'rosa [at] correo.mx',
    'rosa(a)correo.mx',
    'PELJ850110HDFRRN09',
    'pelj850110hdfrrn09',
    'PELJ 850110 HDFRRN 09',
    'PELJ-850110-HDFRRN-09',
    'PELJ85O11OHDFRRN09',
    'CURPPELJ850110HDFRRN09',
    'CURP:PELJ850110HDFRRN09',
    'PRLJZZ85011009H300',
    'PRLJZZ 85011009 H 300',
    'PELJ850110AB1',
    'NSS 12345678903',
    'OCR: 0123456789012',
    '032180000118359719',
    '4111 1111 1111 1111',
    'facebook.com/rosa.lopez',
    '@rosa_lopez'
  ])('are hidden: %s', (value) => {
    for (const text of [value, `Llamar a ${value}`, `${value}, por la tarde`, `Aviso (${value})`]) {
      const hidden = hidePersonal(text);
      expect([text, hidden.includes(HIDDEN_VALUE)]).toEqual([text, true]);
      expect(hidden).not.toMatch(/\d{4,}|rosa/i);
    }
  });

  it.each([
    'Agua potable en la colonia Centro',
    '2026-01-15',
    '2026-01-15 10:30',
    '15/01/2026 18:00',
    '01.02.2026',
    '1,234,567.89',
    '1.234.567.890',
    '19.4326, -99.1332',
    'tres arrobas de maíz',
    'Seccionales 0451, 0452 y 0453',
    'Benito Juárez',
    'Calle 16 de Septiembre',
    'clave 20067',
    'Folio P-2026-000123',
    'Artículo 27 y 115',
    'periodo 2018-2021 y 2021-2024',
    'gestión @ ayuntamiento',
    'ABCD-12',
    '126014024',
    'Ley 4 de 2024; decreto 118'
  ])('are not seen where there are none: %s', (text) => expect(hidePersonal(text)).toBe(text));
});

import { expect, test } from 'vitest'
import { renderCsv } from './render-csv.ts'

test('quotes as RFC 4180 says, and ends every line with CRLF', () => {
  expect(
    renderCsv([
      ['a', 'b,c', 'say "no"', null],
      [{ figure: '-12.50' }, 'two\nlines', '', 'é'],
    ]),
  ).toBe('a,"b,c","say ""no""",\r\n-12.50,two lines,,é\r\n')
})

test.each([
  ['=1+1', "'=1+1"],
  ['+33 1', "'+33 1"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'x"],
  ['\rx', "'x"],
  [' =1', "'=1"],
  ['\u200b=1', "'=1"],
  ['a=1', 'a=1'],
])('defuses %j', (text, cell) => {
  expect(renderCsv([[text]])).toBe(`${cell}\r\n`)
})

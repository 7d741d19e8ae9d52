import { describe, expect, it } from 'vitest';
import { type Delimiter, declaredDelimiter, detectDelimiter } from '@/lib/imports/reading/detect-delimiter';

const repeat = (header: string, row: string, times = 80) => [header, ...Array(times).fill(row)].join('\n');

describe('detectDelimiter', () => {
  it.each<[string, string, Delimiter]>([
    ['commas', 'a,b,c\n1,2,3\n', ','],
    ['semicolons', 'a;b;c\n1;2;3\n', ';'],
    ['tabs', 'a\tb\n1\t2\n', '\t'],
    ['bars', 'a|b|c\n1|2|3\n', '|'],
    ['one column', 'name\nAnna\nBernard\n', ','],
    ['an empty text', '', ','],
    ['a header only', 'commande;date;article', ';'],
    [
      'decimal commas in a semicolon file',
      'commande;date;article;prix\n1;05/01/2024;A;12,50\n2;06/01/2024;B;8,00\n',
      ';',
    ],
    ['as many decimal commas as separators', repeat('prix;remise;total', '12,50;1,00;11,50'), ';'],
    ['more decimal commas than separators', repeat('a;b;c;d', '1,5 (0,2);2,5;3,5;4,5'), ';'],
    ['commas in quoted texts', 'id;texte\n1;"a, b, c, d, e"\n2;"f, g, h, i, j"\n', ';'],
    ['semicolons in quoted texts', 'id,text\n1,"a; b; c; d"\n2,"e; f; g; h"\n', ','],
    ['line breaks in quotes', 'id;texte;n\n1;"a\nb\nc";2\n2;"d\ne";3\n', ';'],
    ['title lines first', 'Export des ventes, janvier 2024\n\nid;qte;prix\n1;2;3\n2;3;4\n3;4;5\n', ';'],
    ['CR line ends', 'a;b;c\r1;2;3\r', ';'],
    ['sep=; before commas', 'sep=;\na;b\n1,5;2,5\n', ';'],
    ['sep= with a tab', 'sep=\t\r\na\tb\r\n', '\t'],
    ['an unclosed quote', 'a;b\n"x;1\n', ';'],
  ])('finds %s', (_, text, delimiter) => {
    expect(detectDelimiter(text)).toBe(delimiter);
  });
});

describe('declaredDelimiter', () => {
  it.each<[string, Delimiter | null]>([
    ['sep=;\r\na;b', ';'],
    ['\uFEFFsep=|\na|b', '|'],
    ['SEP=,\na,b', ','],
    ['sep=x\na', null],
    ['sep=;', null],
    ['a;b\nsep=,\n', null],
  ])('reads %j', (text, delimiter) => {
    expect(declaredDelimiter(text)).toBe(delimiter);
  });
});

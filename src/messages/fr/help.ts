import type en from '../en/help.ts'

const messages: Record<keyof typeof en, string> = {
  'help.flag.json': 'afficher le résultat en JSON (comme --format json)',
  'help.flag.quiet': 'n’afficher que le résultat',
  'help.flag.lang': 'langue de tous les textes',
  'help.flag.no-color': 'afficher sans couleur',
  'help.flag.debug': 'montrer d’où vient une erreur dans le programme',
}
export default messages

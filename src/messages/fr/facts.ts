import type en from '../en/facts.ts'

const messages: Record<keyof typeof en, string> = {
  'facts.entry.hint':
    'Écrivez « value » avec « source » (un nom qui figure sous « sources »), ou « unknown » (pourquoi) avec « looked » (le jour de la dernière recherche).',
  'facts.entry.both': 'ce fait a une valeur et se dit inconnu.',
  'facts.entry.noLook': 'cet inconnu ne dit pas quand on a cherché pour la dernière fois.',
  'facts.entry.empty': 'ce fait n’a pas de valeur.',
  'facts.entry.noSource': 'ce fait n’a pas de source.',
  'facts.source.missing': 'aucune source ne s’appelle « {{source}} ».',
  'facts.source.missing.hint': 'Ajoutez-la sous « sources » avec « source » et « date ». Il y a : {{known}}.',
  'facts.source.unused': 'aucun fait n’utilise la source « {{source}} ».',
  'facts.csf.sum': 'la somme des poids est {{sum}}, et non 100.',
  'facts.file.missing': '{{file}} manque parmi les fichiers de données.',
  'facts.file.name': 'les faits d’un fournisseur doivent se trouver dans {{file}}.',
  'facts.compiled.version':
    'impossible de lire les faits fournis : ils ont été construits par une autre version du programme.',
  'facts.old': '{{keys}} : la preuve a plus d’un an ({{date}}, {{source}}).',
  'facts.seal.twice': 'l’objectif {{objective}} a un niveau sous « seal » et un fait à part : gardez-en un.',
}
export default messages

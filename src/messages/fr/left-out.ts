import type en from '../en/left-out.ts'

const messages: Record<keyof typeof en, string> = {
  'compare.leftOut.allRanked_one': 'La seule solution est classée ; aucune n’a été écartée.',
  'compare.leftOut.allRanked_other': 'Les {{count}} solutions sont toutes classées ; aucune n’a été écartée.',
  'compare.leftOut.excluded_one': 'Écartée : {{count}} des {{all}} solutions',
  'compare.leftOut.excluded_other': 'Écartées : {{count}} des {{all}} solutions',
  'compare.leftOut.undecided_one': 'En suspens, faute d’une information : {{count}} des {{all}} solutions',
  'compare.leftOut.undecided_other': 'En suspens, faute d’une information : {{count}} des {{all}} solutions',
  'compare.leftOut.notRanked_one':
    'Non classée, car une trop grande part de la note est inconnue : {{count}} des {{all}} solutions',
  'compare.leftOut.notRanked_other':
    'Non classées, car une trop grande part de la note est inconnue : {{count}} des {{all}} solutions',
  'compare.leftOut.conflict': 'Tout, tant que les deux contraintes demeurent. Les motifs de chaque région : --all.',
  'compare.leftOut.one': '{{who}} – {{reasons}}',
  'compare.leftOut.some': '{{count}} × {{reason}}',
  'compare.leftOut.region': '{{provider}} ({{region}})',
  'compare.leftOut.regions_one': '{{provider}} ({{count}} région)',
  'compare.leftOut.regions_other': '{{provider}} ({{count}} régions)',

  'compare.constraint.control':
    '« control » demande le droit auquel est soumis qui décide en dernier ressort : le détenteur de plus de la moitié des voix ou du capital, ou d’un droit de veto.',
  'compare.constraint.jurisdiction': '« jurisdiction » demande le pays de la société qui signe le contrat.',
  'compare.constraint.european':
    '« european » : les 30 pays de l’EEE (l’UE, l’Islande, le Liechtenstein, la Norvège) et la Suisse.',
  'compare.constraint.europeanUk': '« european-uk » : l’EEE, la Suisse et le Royaume-Uni.',

  'compare.unweighed': 'Proposées, mais non examinées, faute de prix daté connu (apportez les vôtres avec --prices) :',
  'compare.unweighed.one': '{{provider}} : {{regions}}',
  'compare.unweighed.reason': 'aucun prix daté connu',
  'compare.notIncluded.needed': 'Chez {{provider}}, dont le total est donc un minimum : {{what}}.',
  'compare.notIncluded.entry': '{{what}}, car {{why}}',
  'compare.notIncluded.here': 'Non compris chez {{provider}} : {{what}}.',
  'compare.notIncluded.remarks': 'Omis partout : {{what}}.',
  'compare.notIncluded.others_one': 'Un autre total est incomplet ; voir plus bas.',
  'compare.notIncluded.others_other': '{{count}} autres totaux sont incomplets.',
  'compare.notIncluded.nothing': 'Chez {{provider}}, rien de nécessaire ne manque.',
  'compare.notIncluded.today':
    'La facture actuelle est prise telle quelle ; on n’a pas vérifié qu’elle couvre tout ce que décrit le fichier de déploiement.',
  'compare.notIncluded.other': '{{who}} : {{what}}',
  'compare.notIncluded.unpriced': 'pas de prix connu pour {{what}}',
  'compare.notIncluded.unsold': 'n’y sont pas vendus : {{what}}',
  'compare.notIncluded.unkept': 'personne ne peut garder {{what}} : désigner un autre gardien (`backup.provider`)',
  'compare.notIncluded.unread': 'non comptés : {{what}}',
  'compare.lacks.addresses': 'les adresses publiques',
  'compare.lacks.volumes': 'les volumes',
  'compare.lacks.carriers': 'les serveurs auxquels attacher les volumes',
  'compare.lacks.snapshots': 'les instantanés',
  'compare.lacks.backups': 'les sauvegardes',
  'compare.lacks.traffic': 'le trafic sortant',
  'compare.lacks.trafficBeyond': 'le trafic sortant au-delà de ce qui est inclus',
  'compare.lacks.service': 'le service géré « {{service}} »',
  'compare.lacks.databaseDisk': 'le stockage de la base de données gérée',
  'compare.lacks.elsewhere': '{{component}}, qui reste où il est',
  'compare.lacks.support': 'l’assistance',
}
export default messages

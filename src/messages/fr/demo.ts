import type en from '../en/demo.ts'

const messages: Record<keyof typeof en, string> = {
  'demo.help.summary': 'voir un déménagement du début à la fin sur cette machine, en quelques secondes, sans compte',
  'demo.help.description':
    'Crée deux clouds dans un dossier : une petite boutique avec deux serveurs (de vrais processus qui répondent en HTTP) et trois volumes vit dans le premier, et déménage vers le second pendant qu’elle travaille. Chaque commande est de celles que vous pouvez taper vous-même. Rien ne quitte cette machine. Le dossier reste, pour que vous puissiez regarder.',
  'demo.help.example.1': 'broker demo',
  'demo.help.example.1.says': 'Regarder',
  'demo.help.example.2': 'broker demo --folder ./demo',
  'demo.help.example.2.says': 'Tout garder dans un dossier de votre choix',
  'demo.help.flag.folder': 'un dossier vide ou nouveau pour tout ce qui est créé',
  'demo.stepFailed': '{{command}} s’est terminée par {{exit}} dans la démonstration : {{told}}',
  'demo.stepFailed.next': 'Regardez ce qu’elle a laissé dans {{folder}}, et signalez-le comme un défaut.',
  'demo.silent': 'elle n’a rien dit.',
  'demo.noFolder': 'impossible de faire la démonstration dans {{folder}} : {{reason}}',
  'demo.noFolder.next': 'Nommez un dossier où vous pouvez écrire : broker demo --folder DOSSIER',
  'demo.noAnswer': 'le serveur {{name}} de la démonstration ne répond pas à {{url}} : {{reason}}',
  'demo.notEmpty': 'il y a déjà quelque chose dans {{folder}}',
  'demo.notEmpty.next': 'Nommez un dossier nouveau, ou omettez --folder.',
  'demo.step.compare': 'Où devrait-elle vivre ?',
  'demo.step.plan': 'Un plan : ce qui déménage, où, et comment',
  'demo.step.check': 'Tout ce qui pourrait mal tourner, avant que rien ne bouge',
  'demo.step.apply': 'Réseaux et volumes, copiés pendant que la boutique est ouverte',
  'demo.step.rehearse': 'Une copie est démarrée et examinée, puis supprimée',
  'demo.step.write': 'Pendant ce temps, quelqu’un commande à l’ancienne adresse',
  'demo.step.sync': 'Ce qui a changé depuis, et rien d’autre',
  'demo.step.cutover': 'Les serveurs s’arrêtent ici, les dernières différences suivent, les serveurs démarrent là-bas',
  'demo.step.health': 'La boutique répond de sa nouvelle place, avec la dernière commande',
  'demo.step.finish': 'Un reçu signé',
  'demo.step.verify': 'Le reçu, vérifié à lui seul : chaque bloc est relu',
  'demo.seen.check': 'aucun problème',
  'demo.ended':
    'Déménagée en {{seconds}} secondes. {{mebibytes}} Mio sur trois volumes ont été relus et trouvés égaux, bloc par bloc. Les serveurs sont de nouveau arrêtés.',
  'demo.look': 'Pour regarder :',
  'demo.look.journal': 'chaque étape, une ligne chacune',
  'demo.look.receipt': 'ce qui a été déplacé, prouvé et signé',
  'demo.look.disks': 'les disques eux-mêmes',
  'demo.remove': 'Pour tout supprimer ensuite :',
  'demo.yours': 'Avec votre propre cloud :',
}

export default messages

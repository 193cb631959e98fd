import type { Translations } from '../shared/texts.ts';

/** French, by the English texts. */
export const translations: Translations = {
  'Leave the line': 'Quitter la file d’attente',
  'Leave the call': 'Quitter l’appel',
  'You are in the call.': 'Vous êtes dans l’appel.',
  'The connection to the room is lost.': 'La connexion à la salle est perdue.',
  'The call goes on, but nobody new can come in.': 'L’appel continue, mais personne d’autre ne peut entrer.',
  'The connection to the room is back.': 'La connexion à la salle est rétablie.',
  '{0} joined.': '{0} a rejoint l’appel.',
  '{0} left.': '{0} a quitté l’appel.',
  'The connection to {0} is lost. Trying to bring it back.':
    'La connexion avec {0} est perdue. Rétablissement en cours.',
  'Trying again to connect to {0}.': 'Nouvel essai de connexion avec {0}.',
  'No connection to {0}.': 'Pas de connexion avec {0}.',
  'Connected to {0}.': 'Connexion établie avec {0}.',
  'A guest': 'Une personne invitée',
  Guest: 'Invité',
  'Nobody is in the call yet.': 'Personne n’est encore dans l’appel.',
  '{0} is in the call.': '{0} est dans l’appel.',
  '{0} are in the call.': '{0} sont dans l’appel.',
  'The call is full ({0} of {1})': 'L’appel est complet ({0} sur {1})',
  'Your seat was taken while you were away': 'Votre place a été prise pendant votre absence',
  'The call goes on elsewhere': 'L’appel continue ailleurs',
  'You’re in it in another tab or on another device.':
    'Vous y participez dans un autre onglet ou sur un autre appareil.',
  'You’re no longer in the call': 'Vous n’êtes plus dans l’appel',
  'You left this page for a while. Your camera and microphone are off.':
    'Vous avez quitté cette page un moment. Votre caméra et votre micro sont désactivés.',
  'The call has ended': 'L’appel est terminé',
  'Your camera and microphone are off.': 'Votre caméra et votre micro sont désactivés.',
  'You left the call': 'Vous avez quitté l’appel',
  'You are next: you enter by yourself as soon as a seat is free.':
    'C’est bientôt à vous : vous entrerez automatiquement dès qu’une place se libère.',
  'You are number {0} in line, and enter by yourself when it is your turn.':
    'Vous êtes numéro {0} dans la file et entrerez automatiquement quand ce sera votre tour.',
  '1 person is waiting': '1 personne attend',
  '{0} people are waiting': '{0} personnes attendent',
  'Connecting to the room…': 'Connexion à la salle…',
  'The room didn’t let you in. Trying again…': 'La salle ne vous a pas laissé entrer. Nouvel essai…',
  'Your access couldn’t be checked. Trying again…': 'Votre accès n’a pas pu être vérifié. Nouvel essai…',
  'The room doesn’t answer. Trying again…': 'La salle ne répond pas. Nouvel essai…',
  'Connection details': 'Détails de la connexion',
  Close: 'Fermer',
  'Before the call': 'Avant l’appel',
  'Ready to join?': 'On y va ?',
  'Joining…': 'Connexion à l’appel…',
  'Wait in line': 'Attendre mon tour',
  Join: 'Rejoindre',
  'You’re already in this call': 'Vous êtes déjà dans cet appel',
  'In another tab or on another device.': 'Dans un autre onglet ou sur un autre appareil.',
  'Move the call here': 'Transférer l’appel ici',
  'Join here too, without sound': 'Rejoindre ici aussi, sans le son',
  'Your name': 'Votre nom',
  'You see who is in the call as soon as the room lets you back in.':
    'Vous verrez qui est dans l’appel dès que la salle vous laissera revenir.',
  'Connection to the room lost. Trying to bring it back…':
    'Connexion à la salle perdue. Rétablissement en cours…',
  'You can wait in line for a seat.': 'Vous pouvez attendre une place dans la file.',
  'Try again': 'Réessayer',
  Dismiss: 'Ignorer',
  'Connection to the room lost': 'Connexion à la salle perdue',
  'The call goes on. Nobody new can come in until it is back.':
    'L’appel continue. Personne d’autre ne peut entrer avant son rétablissement.',
  'Trying to bring it back…': 'Rétablissement en cours…',
  'You’re in this call twice': 'Vous êtes deux fois dans cet appel',
  'Two microphones beside each other can echo.': 'Deux micros proches peuvent provoquer un écho.',
  'Sound is off here, so that nothing echoes.': 'Le son est coupé ici pour éviter l’écho.',
  'Turn sound on': 'Activer le son',
  Call: 'Appel',
  'People in the call': 'Personnes dans l’appel',
  'You’re the only one here': 'Il n’y a que vous ici',
  'Others appear here as soon as they join.': 'Les autres apparaîtront ici dès leur arrivée.',
  '{0} of {1} seats are taken': '{0} places sur {1} sont prises',
  Controls: 'Commandes',
  'No call here yet': 'Pas encore d’appel ici',
  'The page hasn’t chosen a room.': 'La page n’a pas choisi de salle.',
  'Joining the call…': 'Vous rejoignez l’appel…',
  'Waiting line': 'File d’attente',
  'Join again': 'Rejoindre à nouveau',
  'Reason: {0}': 'Motif : {0}',
  Microphone: 'Micro',
  Camera: 'Caméra',
  Room: 'Salle',
  'Relay over {0}': 'Relais par {0}',
  Relay: 'Relais',
  'Test call': 'Appel d’essai',
  Works: 'Fonctionne',
  Problem: 'Problème',
  'Not checked': 'Non vérifié',
  'Not wanted': 'Non souhaité',
  'It is off when the call begins.': 'Désactivé au début de l’appel.',
  'Nothing to try': 'Rien à vérifier',
  'The page takes care of it, or an earlier step failed.':
    'La page s’en charge, ou une étape précédente a échoué.',
  'Only silence': 'Aucun son',
  'Look for a switch on the microphone, or choose another one.':
    'Cherchez un interrupteur sur le micro ou choisissez-en un autre.',
  'No picture': 'Pas d’image',
  'Look for a cover or a switch on the camera, or choose another one.':
    'Cherchez un cache ou un interrupteur sur la caméra, ou choisissez-en une autre.',
  'None is offered': 'Aucun n’est proposé',
  'Calls through strict firewalls need one. Ask the owner of the page if you can’t connect.':
    'Les pare-feu stricts l’exigent. Si la connexion échoue, demandez au responsable de la page.',
  'Access refused': 'Accès refusé',
  'Reload the page. If that doesn’t help, tell its owner.':
    'Rechargez la page. Si cela ne suffit pas, prévenez son responsable.',
  'No answer': 'Pas de réponse',
  'A firewall may be in the way. Try another network, or tell the owner of the page.':
    'Un pare-feu bloque peut-être. Essayez un autre réseau ou prévenez le responsable de la page.',
  'No addresses of relays': 'Aucune adresse de relais',
  'Nothing came through': 'Rien n’est passé',
  'The relays don’t pass calls on. Try another network, or tell the owner of the page.':
    'Les relais ne transmettent pas les appels. Essayez un autre réseau ou prévenez le responsable de la page.',
  Path: 'Chemin',
  'Round trip': 'Aller-retour',
  Received: 'Reçu',
  Sent: 'Envoyé',
  Lost: 'Perdu',
  Jitter: 'Gigue',
  'Limited by': 'Limité par',
  Frozen: 'Image figée',
  '{0} times in 2 s': '{0} fois en 2 s',
  'Patched sound': 'Son réparé',
  'through a relay': 'par un relais',
  direct: 'direct',
  '{0} received': '{0} à la réception',
  '{0} sent': '{0} à l’envoi',
  'this computer': 'cet ordinateur',
  'the network': 'le réseau',
  'the browser': 'le navigateur',
  never: 'jamais',
  once: 'une fois',
  '{0} times': '{0} fois',
  Reconnected: 'Reconnecté',
  'Not in a call.': 'Pas dans un appel.',
  'Stop the check': 'Arrêter la vérification',
  'Run the check': 'Lancer la vérification',
  'Show the report': 'Afficher le rapport',
  'Nobody else is in the call.': 'Personne d’autre n’est dans l’appel.',
  Connections: 'Connexions',
  'Person {0}': 'Personne {0}',
  'Results of the check': 'Résultats de la vérification',
  'Report, without names or addresses': 'Rapport, sans noms ni adresses',
  Copied: 'Copié',
  Copy: 'Copier',
  'The report was copied.': 'Le rapport a été copié.',
  'The check is running…': 'Vérification en cours…',
  'The check found no problems.': 'La vérification n’a trouvé aucun problème.',
  'Problems found: {0}': 'Problèmes trouvés : {0}',
  'Save as a file': 'Enregistrer dans un fichier',
  'This page may not copy. The text is selected: copy it with Ctrl+C, ⌘C or its menu.':
    'Cette page ne peut pas copier. Le texte est sélectionné : copiez-le avec Ctrl+C, ⌘C ou le menu.',
  'The page around this one doesn’t allow: {0}': 'La page qui contient celle-ci n’autorise pas : {0}',
  'Microphone off:': 'Micro désactivé :',
  'Try again to connect to {0}': 'Réessayer de se connecter avec {0}',
  You: 'Vous',
  '{0}: not in a call': '{0} : pas dans un appel',
  '{0} is starting…': '{0} : démarrage…',
  '{0}. {1}': '{0}. {1}',
  '{0} is off': '{0} : désactivé',
  '{0} is silenced by your system': '{0} : coupé par votre système',
  '{0} is on': '{0} : activé',
  '{0} blocked': '{0} : accès bloqué',
  'Click the symbol at the left of the address bar, allow access for this page, then try again.':
    'Cliquez sur le symbole à gauche de la barre d’adresse, autorisez l’accès pour cette page, puis réessayez.',
  '{0} blocked by your system': '{0} : accès bloqué par votre système',
  'Open the privacy settings of your device, allow this browser, then restart the browser.':
    'Ouvrez les réglages de confidentialité de votre appareil, autorisez ce navigateur, puis redémarrez-le.',
  'Open the call in a tab of its own, or ask the owner of this page to allow it.':
    'Ouvrez l’appel dans son propre onglet ou demandez au responsable de cette page de l’autoriser.',
  '{0} needs a secure page': '{0} : page sécurisée nécessaire',
  'Open this page with https:// at the start of its address.':
    'Ouvrez cette page avec https:// au début de son adresse.',
  '{0} not found': '{0} : aucun appareil trouvé',
  'Plug one in or turn it on, then try again. You can also take part without.':
    'Branchez-en un ou allumez-le, puis réessayez. Vous pouvez aussi participer sans.',
  '{0} in use elsewhere': '{0} : utilisé ailleurs',
  'Close other apps and tabs that may be using it, then try again.':
    'Fermez les autres applications et onglets qui l’utilisent peut-être, puis réessayez.',
  '{0} no longer available': '{0} : plus disponible',
  'What you chose before isn’t there any more. Try again to use another one.':
    'L’appareil choisi auparavant n’est plus là. Réessayez pour en utiliser un autre.',
  '{0} stopped': '{0} : appareil arrêté',
  'It was unplugged, or its permission was taken back. Check it, then try again.':
    'Il a été débranché ou son autorisation retirée. Vérifiez-le, puis réessayez.',
  '{0} replaced': '{0} : appareil remplacé',
  'The one you used stopped. Another one is in use now.':
    'Celui que vous utilisiez s’est arrêté. Un autre est utilisé maintenant.',
  '{0} didn’t start': '{0} : échec du démarrage',
  'Unplug it and plug it in again, or restart the browser, then try again.':
    'Débranchez l’appareil et rebranchez-le, ou redémarrez le navigateur, puis réessayez.',
  'This call isn’t set up': 'Cet appel n’est pas configuré',
  'The page doesn’t say which room to use. Tell the owner of the page.':
    'La page n’indique aucune salle. Prévenez le responsable de la page.',
  'The call can’t be reached': 'L’appel est injoignable',
  'Check your internet connection, then try again.': 'Vérifiez votre connexion à Internet, puis réessayez.',
  'You can’t enter this call': 'Vous ne pouvez pas entrer dans cet appel',
  'Your invitation may have expired. Reload the page, or ask for a new invitation.':
    'Votre invitation a peut-être expiré. Rechargez la page ou demandez une nouvelle invitation.',
  'Your access couldn’t be checked': 'Votre accès n’a pas pu être vérifié',
  'Try again. If that doesn’t help, reload the page and sign in again.':
    'Réessayez. Si cela ne suffit pas, rechargez la page et identifiez-vous à nouveau.',
  'No call in this preview': 'Pas d’appel dans cet aperçu',
  'Open this page in its workspace to take part in the call.':
    'Ouvrez cette page dans son espace de travail pour participer à l’appel.',
  'Calls aren’t allowed here': 'Les appels ne sont pas autorisés ici',
  'Ask the owner of this workspace to allow calls for this widget.':
    'Demandez au propriétaire de cet espace de travail d’autoriser les appels pour ce widget.',
  'This call doesn’t exist': 'Cet appel n’existe pas',
  'It may have been deleted, or its code is wrong. Ask for a new invitation.':
    'Il a peut-être été supprimé, ou son code est erroné. Demandez une nouvelle invitation.',
  'The call can’t be opened now': 'L’appel ne peut pas s’ouvrir pour l’instant',
  'Wait a moment, then try again.': 'Attendez un instant, puis réessayez.',
  'Calls don’t work here': 'Les appels ne fonctionnent pas ici',
  'This platform doesn’t offer what a call needs. Tell the owner of the page.':
    'Cette plateforme n’offre pas ce qu’il faut pour un appel. Prévenez le responsable de la page.',
  'The others can’t see that you’re here': 'Les autres ne voient pas que vous êtes là',
  'This room doesn’t pass on what you send. Reload the page, or tell its owner.':
    'Cette salle ne transmet pas ce que vous envoyez. Rechargez la page ou prévenez son responsable.',
  'This room is too small for a call': 'Cette salle est trop petite pour un appel',
  'It doesn’t pass on messages of the size that a call needs. Tell the owner of the page.':
    'Elle ne transmet pas de messages de la taille nécessaire. Prévenez le responsable de la page.',
  'Something in this room shuts you out': 'Quelque chose dans cette salle vous exclut',
  'Reload the page to come in afresh.': 'Rechargez la page pour entrer à nouveau.',
  'This browser can’t make calls': 'Ce navigateur ne permet pas les appels',
  'Use a current version of Chrome, Edge, Firefox or Safari.':
    'Utilisez une version récente de Chrome, Edge, Firefox ou Safari.',
  'This call isn’t set up correctly': 'Cet appel est mal configuré',
  'One of its settings is out of range. Tell the owner of the page.':
    'L’un de ses réglages est hors limites. Prévenez le responsable de la page.',
  '{0} paused by your system': '{0} : en pause à cause de votre système',
  'A phone call, another app or a switch on the device may be the reason. It comes back by itself.':
    'Un appel téléphonique, une autre application ou un interrupteur peut en être la cause. Tout reprendra automatiquement.',
  'Your microphone is silent': 'Votre micro est silencieux',
  'Look for a switch on it or on its cable. Turning it off and on again may help.':
    'Cherchez un interrupteur sur le micro ou son câble. Le désactiver et le réactiver peut aider.',
  'Your camera has stopped': 'Votre caméra s’est figée',
  'Turn it off and on again.': 'Désactivez-la, puis réactivez-la.',
  'Nothing comes from your camera and microphone': 'Rien ne vient de votre caméra ni de votre micro',
  'Turn them off and on again, or plug them in anew.': 'Désactivez-les et réactivez-les, ou rebranchez-les.',
  'You can’t hear the others': 'Vous n’entendez pas les autres',
  'This page doesn’t allow sound to start by itself. A click starts it.':
    'Cette page ne permet pas au son de démarrer seul. Un clic le lance.',
  'The browser waits for a click first.': 'Le navigateur attend d’abord un clic.',
  'For its owner: {0}': 'Pour son responsable : {0}',
  'This page doesn’t allow camera and microphone': 'Cette page n’autorise ni caméra ni micro',
  'This page doesn’t allow the camera': 'Cette page n’autorise pas la caméra',
  'This page doesn’t allow the microphone': 'Cette page n’autorise pas le micro',
  'The call failed': 'L’appel a échoué',
  'Try again. If that doesn’t help, reload the page.': 'Réessayez. Si cela ne suffit pas, rechargez la page.',
  'Trying again by itself. If that doesn’t help, reload the page and sign in again.':
    'Nouvel essai automatique. Si cela ne suffit pas, rechargez la page et identifiez-vous à nouveau.',
  'The room doesn’t let you back in': 'La salle ne vous laisse pas revenir',
  'The call goes on, but nobody new can come in. If trying again doesn’t help, reload the page.':
    'L’appel continue, mais personne d’autre ne peut entrer. Si réessayer ne suffit pas, rechargez la page.',
  'If trying again doesn’t help, reload the page or ask for a new invitation.':
    'Si réessayer ne suffit pas, rechargez la page ou demandez une nouvelle invitation.',
  'Connecting…': 'Connexion…',
  'Another version: reload both pages': 'Autre version : rechargez les deux pages',
  'No connection': 'Pas de connexion',
  'Looking for another way…': 'Recherche d’un autre chemin…',
  'Trying a detour…': 'Essai d’un détour…',
  'Connecting anew…': 'Nouvelle connexion…',
  'Reconnecting…': 'Reconnexion…',
  'Camera and microphone': 'Caméra et micro',
  'Their sound doesn’t arrive': 'Le son n’arrive pas',
  'They can’t hear you': 'On ne vous entend pas',
  'Their microphone is silent': 'Son micro est silencieux',
  'Their picture doesn’t arrive': 'L’image n’arrive pas',
  'Their picture has stopped': 'L’image s’est figée',
  'Their camera has stopped': 'Sa caméra s’est figée',
  'They can’t see you': 'On ne vous voit pas',
  '{0}.': '{0}.',
  '{0}: {1}.': '{0} : {1}.',
  'Stop sharing': 'Arrêter le partage',
  'You’re sharing your whole screen': 'Vous partagez tout votre écran',
  'You’re sharing a window': 'Vous partagez une fenêtre',
  'You’re sharing a browser tab': 'Vous partagez un onglet du navigateur',
  'You’re sharing your screen': 'Vous partagez votre écran',
  'Everybody in the call sees it and hears its sound.':
    'Tout le monde dans l’appel le voit et entend le son.',
  'Everybody in the call sees it.': 'Tout le monde dans l’appel le voit.',
  'Shared screens': 'Écrans partagés',
  '{0} shares a screen': '{0} partage un écran',
  'Share your screen': 'Partager l’écran',
  'Choose what to share…': 'Choisissez quoi partager…',
  'Your system doesn’t let this browser share the screen':
    'Votre système ne laisse pas ce navigateur partager l’écran',
  'This page doesn’t allow sharing the screen': 'Cette page n’autorise pas le partage d’écran',
  'This browser can’t share the screen': 'Ce navigateur ne peut pas partager l’écran',
  'Allow screen recording for it in the privacy settings, then restart it.':
    'Autorisez-le à enregistrer l’écran dans les réglages de confidentialité, puis redémarrez-le.',
  'A browser on a computer can.': 'Un navigateur sur ordinateur le peut.',
  'The screen couldn’t be shared': 'L’écran n’a pas pu être partagé',
  'Try again, or choose something else.': 'Réessayez ou choisissez autre chose.',
  '{0} of {1} seats are free.': {
    one: '{0} place sur {1} est libre.',
    other: '{0} places sur {1} sont libres.',
  },
  'You’re muted. Turn your microphone on to be heard.':
    'Votre micro est désactivé. Activez-le pour qu’on vous entende.',
  'Your devices': 'Vos appareils',
  'Your device is too busy for a better picture of you.':
    'Votre appareil est trop sollicité pour offrir une meilleure image de vous.',
  'Your connection is too slow for a better picture of you.':
    'Votre connexion est trop lente pour offrir une meilleure image de vous.',
  'Your browser may ask for camera and microphone. Nobody sees or hears you before you join.':
    'Votre navigateur demandera peut-être l’accès à la caméra et au micro. Personne ne vous voit ni ne vous entend avant que vous rejoigniez l’appel.',
  'You should hear three notes now.': 'Vous devriez entendre trois notes maintenant.',
  'You choose the speaker in your system’s settings.':
    'Le haut-parleur se choisit dans les réglages de votre système.',
  'What you say to each other arrives late.': 'Ce que vous vous dites arrive en retard.',
  'Weak connection': 'Connexion faible',
  'Very weak connection': 'Connexion très faible',
  'To choose, turn the microphone on. Your browser then asks for permission.':
    'Pour choisir, activez le micro. Votre navigateur vous demandera alors l’autorisation.',
  'To choose, turn the camera on. Your browser then asks for permission.':
    'Pour choisir, activez la caméra. Votre navigateur vous demandera alors l’autorisation.',
  'This page may not use that speaker.': 'Cette page n’est pas autorisée à utiliser ce haut-parleur.',
  'The sound can’t be played there. Choose another speaker.':
    'Impossible d’y diffuser le son. Choisissez un autre haut-parleur.',
  'That speaker isn’t connected. Your system chooses another one.':
    'Ce haut-parleur n’est pas connecté. Votre système en choisit un autre.',
  'That speaker can’t be used here.': 'Ce haut-parleur ne peut pas être utilisé ici.',
  Test: 'Tester',
  'Tap the symbol in the address bar, then the website settings, and set it to “Allow”. Then try again.':
    'Touchez le symbole dans la barre d’adresse, puis les réglages du site web, et choisissez « Autoriser ». Réessayez ensuite.',
  'Tap the symbol at the left of the address bar, then the permissions, and allow it. Then try again.':
    'Touchez le symbole à gauche de la barre d’adresse, puis les autorisations, et autorisez l’accès. Réessayez ensuite.',
  Speaker: 'Haut-parleur',
  'Speaker {0}': 'Haut-parleur {0}',
  'Playing…': 'Lecture…',
  'Play a test sound': 'Jouer un son d’essai',
  'Part of what you say and show gets lost on its way to them.':
    'Une partie de votre son et de votre image se perd en chemin.',
  'Part of what they say and show gets lost on its way to you.':
    'Une partie de son image et de sa voix se perd avant de vous parvenir.',
  'Open the settings of your device, then the apps, and allow this browser. Then try again.':
    'Ouvrez les paramètres de votre appareil, puis les applications, et autorisez ce navigateur. Réessayez ensuite.',
  'Open the Windows settings, then “Privacy & security”, and let desktop apps use it. Then try again.':
    'Ouvrez les paramètres de Windows, puis « Confidentialité et sécurité », et autorisez l’accès pour les applications de bureau. Réessayez ensuite.',
  'Open the Settings app, then “Privacy & Security”, and allow this browser. Then try again.':
    'Ouvrez l’app Réglages, puis « Confidentialité et sécurité », et autorisez ce navigateur. Réessayez ensuite.',
  'Open the Settings app, then this browser, and switch it on there. Then try again.':
    'Ouvrez l’app Réglages, puis ce navigateur, et activez-y l’accès. Réessayez ensuite.',
  'Open System Settings, then “Privacy & Security”, switch this browser on there, then restart the browser.':
    'Ouvrez Réglages Système, puis « Confidentialité et sécurité », activez-y ce navigateur, puis redémarrez-le.',
  'Not connected any more': 'N’est plus connecté',
  'Microphone, camera and speaker': 'Micro, caméra et haut-parleur',
  'Microphone {0}': 'Micro {0}',
  'Microphone is starting…': 'Démarrage du micro…',
  'Microphone is off': 'Micro désactivé',
  'Level of your microphone': 'Niveau de votre micro',
  'In the menu bar choose Safari, then Settings for this website, and set it to “Allow”. Then try again.':
    'Dans la barre des menus, choisissez Safari, puis « Réglages pour ce site web », et sélectionnez « Autoriser ». Réessayez ensuite.',
  'Heard nothing? Turn up the volume, or choose another speaker.':
    'Rien entendu ? Augmentez le volume ou choisissez un autre haut-parleur.',
  'Click the crossed-out symbol in the address bar, remove the block for this page, then try again.':
    'Cliquez sur le symbole barré dans la barre d’adresse, supprimez le blocage pour cette page, puis réessayez.',
  'Choose microphone, camera and speaker': 'Choisir le micro, la caméra et le haut-parleur',
  'Changing the speaker…': 'Changement de haut-parleur…',
  'Camera {0}': 'Caméra {0}',
  'Camera is starting…': 'Démarrage de la caméra…',
  Automatic: 'Automatique',
  'Automatic ({0})': 'Automatique ({0})',
  '1 of {0} seats is free.': '1 place sur {0} est libre.',
};

import type { Translations } from '../shared/texts.ts';

/** German, by the English texts. */
export const translations: Translations = {
  'Leave the line': 'Warteschlange verlassen',
  'Leave the call': 'Anruf verlassen',
  'You are in the call.': 'Du bist im Anruf.',
  'The connection to the room is lost.': 'Die Verbindung zum Raum ist unterbrochen.',
  'The call goes on, but nobody new can come in.':
    'Der Anruf läuft weiter, aber niemand Neues kann dazukommen.',
  'The connection to the room is back.': 'Die Verbindung zum Raum ist wieder da.',
  '{0} joined.': '{0} ist dazugekommen.',
  '{0} left.': '{0} ist gegangen.',
  'The connection to {0} is lost. Trying to bring it back.':
    'Die Verbindung zu {0} ist unterbrochen. Sie wird wiederhergestellt.',
  'Trying again to connect to {0}.': 'Neuer Versuch, {0} zu erreichen.',
  'No connection to {0}.': 'Keine Verbindung zu {0}.',
  'Connected to {0}.': 'Mit {0} verbunden.',
  'A guest': 'Ein Gast',
  Guest: 'Gast',
  'Nobody is in the call yet.': 'Noch niemand ist im Anruf.',
  '{0} is in the call.': '{0} ist im Anruf.',
  '{0} are in the call.': '{0} sind im Anruf.',
  'The call is full ({0} of {1})': 'Der Anruf ist voll ({0} von {1})',
  'Your seat was taken while you were away': 'Dein Platz wurde vergeben, während du weg warst',
  'The call goes on elsewhere': 'Der Anruf läuft woanders weiter',
  'You’re in it in another tab or on another device.':
    'Du bist in einem anderen Tab oder auf einem anderen Gerät dabei.',
  'You’re no longer in the call': 'Du bist nicht mehr im Anruf',
  'You left this page for a while. Your camera and microphone are off.':
    'Du warst eine Weile nicht auf dieser Seite. Kamera und Mikrofon sind aus.',
  'The call has ended': 'Der Anruf ist beendet',
  'Your camera and microphone are off.': 'Kamera und Mikrofon sind aus.',
  'You left the call': 'Du hast den Anruf verlassen',
  'You are next: you enter by yourself as soon as a seat is free.':
    'Du bist als Nächstes dran: Sobald ein Platz frei ist, kommst du von selbst hinein.',
  'You are number {0} in line, and enter by yourself when it is your turn.':
    'Du hast Platz {0} in der Warteschlange und kommst von selbst hinein, wenn du dran bist.',
  '1 person is waiting': '1 Person wartet',
  '{0} people are waiting': '{0} Personen warten',
  'Connecting to the room…': 'Verbindung zum Raum wird hergestellt…',
  'The room didn’t let you in. Trying again…': 'Der Raum hat dich nicht eingelassen. Neuer Versuch…',
  'Your access couldn’t be checked. Trying again…': 'Dein Zugang konnte nicht geprüft werden. Neuer Versuch…',
  'The room doesn’t answer. Trying again…': 'Der Raum antwortet nicht. Neuer Versuch…',
  'Connection details': 'Verbindungsdetails',
  Close: 'Schließen',
  'Before the call': 'Vor dem Anruf',
  'Ready to join?': 'Bereit?',
  'Joining…': 'Beitritt läuft…',
  'Wait in line': 'In die Warteschlange',
  Join: 'Teilnehmen',
  'You’re already in this call': 'Du bist schon in diesem Anruf',
  'In another tab or on another device.': 'In einem anderen Tab oder auf einem anderen Gerät.',
  'Move the call here': 'Anruf hierher holen',
  'Join here too, without sound': 'Auch hier teilnehmen, ohne Ton',
  'Your name': 'Dein Name',
  'You see who is in the call as soon as the room lets you back in.':
    'Wer im Anruf ist, siehst du, sobald dich der Raum wieder einlässt.',
  'Connection to the room lost. Trying to bring it back…':
    'Verbindung zum Raum unterbrochen. Sie wird wiederhergestellt…',
  'You can wait in line for a seat.': 'Du kannst in der Schlange auf einen Platz warten.',
  'Try again': 'Erneut versuchen',
  Dismiss: 'Ausblenden',
  'Connection to the room lost': 'Verbindung zum Raum unterbrochen',
  'The call goes on. Nobody new can come in until it is back.':
    'Der Anruf läuft weiter. Bis sie wieder da ist, kann niemand Neues dazukommen.',
  'Trying to bring it back…': 'Sie wird wiederhergestellt…',
  'You’re in this call twice': 'Du bist zweimal in diesem Anruf',
  'Two microphones beside each other can echo.': 'Zwei Mikrofone nebeneinander können ein Echo erzeugen.',
  'Sound is off here, so that nothing echoes.': 'Der Ton ist hier aus, damit kein Echo entsteht.',
  'Turn sound on': 'Ton einschalten',
  Call: 'Anruf',
  'People in the call': 'Personen im Anruf',
  'You’re the only one here': 'Außer dir ist niemand hier',
  'Others appear here as soon as they join.': 'Andere erscheinen hier, sobald sie dazukommen.',
  '{0} of {1} seats are taken': '{0} von {1} Plätzen sind besetzt',
  Controls: 'Bedienung',
  'No call here yet': 'Hier gibt es noch keinen Anruf',
  'The page hasn’t chosen a room.': 'Die Seite hat keinen Raum gewählt.',
  'Joining the call…': 'Du trittst dem Anruf bei…',
  'Waiting line': 'Warteschlange',
  'Join again': 'Wieder teilnehmen',
  'Reason: {0}': 'Grund: {0}',
  Microphone: 'Mikrofon',
  Camera: 'Kamera',
  Room: 'Raum',
  'Relay over {0}': 'Relay über {0}',
  Relay: 'Relay',
  'Test call': 'Testanruf',
  Works: 'Funktioniert',
  Problem: 'Problem',
  'Not checked': 'Nicht geprüft',
  'Not wanted': 'Nicht gewünscht',
  'It is off when the call begins.': 'Zu Beginn des Anrufs ist es aus.',
  'Nothing to try': 'Nichts zu prüfen',
  'The page takes care of it, or an earlier step failed.':
    'Die Seite kümmert sich darum, oder ein früherer Schritt ist fehlgeschlagen.',
  'Only silence': 'Nur Stille',
  'Look for a switch on the microphone, or choose another one.':
    'Suche nach einem Schalter am Mikrofon oder wähle ein anderes.',
  'No picture': 'Kein Bild',
  'Look for a cover or a switch on the camera, or choose another one.':
    'Suche nach einer Abdeckung oder einem Schalter an der Kamera oder wähle eine andere.',
  'None is offered': 'Keines verfügbar',
  'Calls through strict firewalls need one. Ask the owner of the page if you can’t connect.':
    'Durch strenge Firewalls geht es nur damit. Wenn keine Verbindung zustande kommt, frag die Betreiber der Seite.',
  'Access refused': 'Zugang verweigert',
  'Reload the page. If that doesn’t help, tell its owner.':
    'Lade die Seite neu. Wenn das nicht hilft, sag den Betreibern Bescheid.',
  'No answer': 'Keine Antwort',
  'A firewall may be in the way. Try another network, or tell the owner of the page.':
    'Vielleicht ist eine Firewall im Weg. Versuche es in einem anderen Netz oder sag den Betreibern der Seite Bescheid.',
  'No addresses of relays': 'Keine Adressen von Relays',
  'Nothing came through': 'Nichts kam durch',
  'The relays don’t pass calls on. Try another network, or tell the owner of the page.':
    'Die Relays leiten Anrufe nicht weiter. Versuche es in einem anderen Netz oder sag den Betreibern der Seite Bescheid.',
  Path: 'Weg',
  'Round trip': 'Umlaufzeit',
  Received: 'Empfangen',
  Sent: 'Gesendet',
  Lost: 'Verloren',
  Jitter: 'Jitter',
  'Limited by': 'Begrenzt durch',
  Frozen: 'Standbild',
  '{0} times in 2 s': '{0}-mal in 2 s',
  'Patched sound': 'Ausgebesserter Ton',
  'through a relay': 'über ein Relay',
  direct: 'direkt',
  '{0} received': '{0} empfangen',
  '{0} sent': '{0} gesendet',
  'this computer': 'diesen Computer',
  'the network': 'das Netz',
  'the browser': 'den Browser',
  never: 'nie',
  once: 'einmal',
  '{0} times': '{0}-mal',
  Reconnected: 'Neu verbunden',
  'Not in a call.': 'Nicht in einem Anruf.',
  'Stop the check': 'Prüfung abbrechen',
  'Run the check': 'Prüfung starten',
  'Show the report': 'Bericht anzeigen',
  'Nobody else is in the call.': 'Sonst ist niemand im Anruf.',
  Connections: 'Verbindungen',
  'Person {0}': 'Person {0}',
  'Results of the check': 'Ergebnisse der Prüfung',
  'Report, without names or addresses': 'Bericht, ohne Namen und Adressen',
  Copied: 'Kopiert',
  Copy: 'Kopieren',
  'The report was copied.': 'Der Bericht wurde kopiert.',
  'The check is running…': 'Die Prüfung läuft…',
  'The check found no problems.': 'Die Prüfung hat keine Probleme gefunden.',
  'Problems found: {0}': 'Gefundene Probleme: {0}',
  'Save as a file': 'Als Datei speichern',
  'This page may not copy. The text is selected: copy it with Ctrl+C, ⌘C or its menu.':
    'Diese Seite darf nicht kopieren. Der Text ist markiert: Kopiere ihn mit Strg+C, ⌘C oder über das Menü.',
  'The page around this one doesn’t allow: {0}': 'Die umgebende Seite erlaubt nicht: {0}',
  'Microphone off:': 'Mikrofon aus:',
  'Try again to connect to {0}': 'Erneut versuchen, {0} zu erreichen',
  You: 'Du',
  '{0}: not in a call': '{0}: nicht in einem Anruf',
  '{0} is starting…': '{0} startet…',
  '{0}. {1}': '{0}. {1}',
  '{0} is off': '{0} ist aus',
  '{0} is silenced by your system': '{0} ist vom System stummgeschaltet',
  '{0} is on': '{0} ist an',
  '{0} blocked': '{0} blockiert',
  'Click the symbol at the left of the address bar, allow access for this page, then try again.':
    'Klicke auf das Symbol links in der Adressleiste, erlaube dieser Seite den Zugriff und versuche es dann erneut.',
  '{0} blocked by your system': '{0} vom System blockiert',
  'Open the privacy settings of your device, allow this browser, then restart the browser.':
    'Öffne die Datenschutz-Einstellungen deines Geräts, erlaube diesem Browser den Zugriff und starte ihn dann neu.',
  'Open the call in a tab of its own, or ask the owner of this page to allow it.':
    'Öffne den Anruf in einem eigenen Tab oder bitte die Betreiber der Seite, den Zugriff zu erlauben.',
  '{0} needs a secure page': '{0}: sichere Seite nötig',
  'Open this page with https:// at the start of its address.':
    'Öffne diese Seite mit https:// am Anfang der Adresse.',
  '{0} not found': '{0} nicht gefunden',
  'Plug one in or turn it on, then try again. You can also take part without.':
    'Schließe ein Gerät an oder schalte es ein und versuche es dann erneut. Du kannst auch ohne teilnehmen.',
  '{0} in use elsewhere': '{0} anderswo in Benutzung',
  'Close other apps and tabs that may be using it, then try again.':
    'Schließe andere Apps und Tabs, die darauf zugreifen könnten, und versuche es dann erneut.',
  '{0} no longer available': '{0} nicht mehr verfügbar',
  'What you chose before isn’t there any more. Try again to use another one.':
    'Das zuvor gewählte Gerät ist nicht mehr da. Versuche es erneut, um ein anderes zu verwenden.',
  '{0} stopped': '{0} gestoppt',
  'It was unplugged, or its permission was taken back. Check it, then try again.':
    'Die Verbindung wurde getrennt oder die Erlaubnis entzogen. Prüfe das und versuche es dann erneut.',
  '{0} replaced': '{0} ersetzt',
  'The one you used stopped. Another one is in use now.':
    'Das bisherige Gerät ist ausgefallen. Jetzt wird ein anderes verwendet.',
  '{0} didn’t start': '{0} nicht gestartet',
  'Unplug it and plug it in again, or restart the browser, then try again.':
    'Stecke das Gerät aus und wieder ein oder starte den Browser neu und versuche es dann erneut.',
  'This call isn’t set up': 'Dieser Anruf ist nicht eingerichtet',
  'The page doesn’t say which room to use. Tell the owner of the page.':
    'Die Seite gibt keinen Raum an. Sag den Betreibern der Seite Bescheid.',
  'The call can’t be reached': 'Der Anruf ist nicht erreichbar',
  'Check your internet connection, then try again.':
    'Prüfe deine Internetverbindung und versuche es dann erneut.',
  'You can’t enter this call': 'Du kannst diesem Anruf nicht beitreten',
  'Your invitation may have expired. Reload the page, or ask for a new invitation.':
    'Vielleicht ist deine Einladung abgelaufen. Lade die Seite neu oder bitte um eine neue Einladung.',
  'Your access couldn’t be checked': 'Dein Zugang konnte nicht geprüft werden',
  'Try again. If that doesn’t help, reload the page and sign in again.':
    'Versuche es erneut. Wenn das nicht hilft, lade die Seite neu und melde dich wieder an.',
  'No call in this preview': 'Kein Anruf in dieser Vorschau',
  'Open this page in its workspace to take part in the call.':
    'Öffne diese Seite in ihrem Arbeitsbereich, um am Anruf teilzunehmen.',
  'Calls aren’t allowed here': 'Anrufe sind hier nicht erlaubt',
  'Ask the owner of this workspace to allow calls for this widget.':
    'Bitte den Besitzer dieses Arbeitsbereichs, Anrufe für dieses Widget zu erlauben.',
  'This call doesn’t exist': 'Diesen Anruf gibt es nicht',
  'It may have been deleted, or its code is wrong. Ask for a new invitation.':
    'Vielleicht wurde er gelöscht oder der Code ist falsch. Bitte um eine neue Einladung.',
  'The call can’t be opened now': 'Der Anruf lässt sich gerade nicht öffnen',
  'Wait a moment, then try again.': 'Warte einen Moment und versuche es dann erneut.',
  'Calls don’t work here': 'Anrufe funktionieren hier nicht',
  'This platform doesn’t offer what a call needs. Tell the owner of the page.':
    'Dieser Plattform fehlt, was ein Anruf braucht. Sag den Betreibern der Seite Bescheid.',
  'The others can’t see that you’re here': 'Die anderen sehen nicht, dass du da bist',
  'This room doesn’t pass on what you send. Reload the page, or tell its owner.':
    'Dieser Raum gibt nicht weiter, was du sendest. Lade die Seite neu oder sag den Betreibern Bescheid.',
  'This room is too small for a call': 'Dieser Raum ist zu klein für einen Anruf',
  'It doesn’t pass on messages of the size that a call needs. Tell the owner of the page.':
    'Nachrichten in der nötigen Größe gibt er nicht weiter. Sag den Betreibern der Seite Bescheid.',
  'Something in this room shuts you out': 'Etwas in diesem Raum schließt dich aus',
  'Reload the page to come in afresh.': 'Lade die Seite neu, um neu hereinzukommen.',
  'This browser can’t make calls': 'Dieser Browser kann nicht telefonieren',
  'Use a current version of Chrome, Edge, Firefox or Safari.':
    'Verwende eine aktuelle Version von Chrome, Edge, Firefox oder Safari.',
  'This call isn’t set up correctly': 'Dieser Anruf ist nicht richtig eingerichtet',
  'One of its settings is out of range. Tell the owner of the page.':
    'Eine seiner Einstellungen ist außerhalb des Erlaubten. Sag den Betreibern der Seite Bescheid.',
  '{0} paused by your system': '{0} vom System angehalten',
  'A phone call, another app or a switch on the device may be the reason. It comes back by itself.':
    'Ein Telefonanruf, eine andere App oder ein Schalter am Gerät kann der Grund sein. Danach geht es von selbst weiter.',
  'Your microphone is silent': 'Dein Mikrofon ist stumm',
  'Look for a switch on it or on its cable. Turning it off and on again may help.':
    'Suche nach einem Schalter am Mikrofon oder am Kabel. Aus- und wieder Einschalten kann helfen.',
  'Your camera has stopped': 'Deine Kamera steht still',
  'Turn it off and on again.': 'Schalte sie aus und wieder ein.',
  'Nothing comes from your camera and microphone': 'Von Kamera und Mikrofon kommt nichts',
  'Turn them off and on again, or plug them in anew.':
    'Schalte sie aus und wieder ein oder stecke sie neu an.',
  'You can’t hear the others': 'Du hörst die anderen nicht',
  'This page doesn’t allow sound to start by itself. A click starts it.':
    'Auf dieser Seite darf der Ton nicht von selbst starten. Ein Klick startet ihn.',
  'The browser waits for a click first.': 'Der Browser wartet erst auf einen Klick.',
  'For its owner: {0}': 'Für die Betreiber: {0}',
  'This page doesn’t allow camera and microphone': 'Diese Seite erlaubt Kamera und Mikrofon nicht',
  'This page doesn’t allow the camera': 'Diese Seite erlaubt die Kamera nicht',
  'This page doesn’t allow the microphone': 'Diese Seite erlaubt das Mikrofon nicht',
  'The call failed': 'Der Anruf ist fehlgeschlagen',
  'Try again. If that doesn’t help, reload the page.':
    'Versuche es erneut. Wenn das nicht hilft, lade die Seite neu.',
  'Trying again by itself. If that doesn’t help, reload the page and sign in again.':
    'Es wird von selbst erneut versucht. Wenn das nicht hilft, lade die Seite neu und melde dich wieder an.',
  'The room doesn’t let you back in': 'Der Raum lässt dich nicht wieder ein',
  'The call goes on, but nobody new can come in. If trying again doesn’t help, reload the page.':
    'Der Anruf läuft weiter, aber niemand Neues kann dazukommen. Wenn ein neuer Versuch nicht hilft, lade die Seite neu.',
  'If trying again doesn’t help, reload the page or ask for a new invitation.':
    'Wenn ein neuer Versuch nicht hilft, lade die Seite neu oder bitte um eine neue Einladung.',
  'Connecting…': 'Verbinden…',
  'Another version: reload both pages': 'Andere Version: Beide Seiten neu laden',
  'No connection': 'Keine Verbindung',
  'Looking for another way…': 'Ein anderer Weg wird gesucht…',
  'Trying a detour…': 'Ein Umweg wird versucht…',
  'Connecting anew…': 'Neue Verbindung…',
  'Reconnecting…': 'Verbindung wird wiederhergestellt…',
  'Camera and microphone': 'Kamera und Mikrofon',
  'Their sound doesn’t arrive': 'Der Ton kommt nicht an',
  'They can’t hear you': 'Du wirst nicht gehört',
  'Their microphone is silent': 'Das Mikrofon dort ist stumm',
  'Their picture doesn’t arrive': 'Das Bild kommt nicht an',
  'Their picture has stopped': 'Das Bild steht still',
  'Their camera has stopped': 'Die Kamera dort steht still',
  'They can’t see you': 'Du wirst nicht gesehen',
  '{0}.': '{0}.',
  '{0}: {1}.': '{0}: {1}.',
  'Stop sharing': 'Freigabe beenden',
  'You’re sharing your whole screen': 'Du teilst deinen ganzen Bildschirm',
  'You’re sharing a window': 'Du teilst ein Fenster',
  'You’re sharing a browser tab': 'Du teilst einen Browser-Tab',
  'You’re sharing your screen': 'Du teilst deinen Bildschirm',
  'Everybody in the call sees it and hears its sound.': 'Alle im Anruf sehen und hören es.',
  'Everybody in the call sees it.': 'Alle im Anruf sehen es.',
  'Shared screens': 'Geteilte Bildschirme',
  '{0} shares a screen': '{0} teilt den Bildschirm',
  'Share your screen': 'Bildschirm teilen',
  'Choose what to share…': 'Wähle, was du teilen willst…',
  'Your system doesn’t let this browser share the screen':
    'Dein System lässt diesen Browser den Bildschirm nicht teilen',
  'This page doesn’t allow sharing the screen': 'Diese Seite erlaubt nicht, den Bildschirm zu teilen',
  'This browser can’t share the screen': 'Dieser Browser kann den Bildschirm nicht teilen',
  'Allow screen recording for it in the privacy settings, then restart it.':
    'Erlaube ihm in den Datenschutz-Einstellungen die Bildschirmaufnahme und starte ihn dann neu.',
  'A browser on a computer can.': 'Ein Browser auf einem Computer kann es.',
  'The screen couldn’t be shared': 'Der Bildschirm konnte nicht geteilt werden',
  'Try again, or choose something else.': 'Versuche es erneut oder wähle etwas anderes.',
  '{0} of {1} seats are free.': '{0} von {1} Plätzen sind frei.',
  'You’re muted. Turn your microphone on to be heard.':
    'Du bist stummgeschaltet. Schalte dein Mikrofon ein, damit man dich hört.',
  'Your devices': 'Deine Geräte',
  'Your device is too busy for a better picture of you.':
    'Dein Gerät ist zu ausgelastet für ein besseres Bild von dir.',
  'Your connection is too slow for a better picture of you.':
    'Deine Verbindung ist zu langsam für ein besseres Bild von dir.',
  'Your browser may ask for camera and microphone. Nobody sees or hears you before you join.':
    'Dein Browser fragt vielleicht nach Kamera und Mikrofon. Niemand sieht oder hört dich, bevor du teilnimmst.',
  'You should hear three notes now.': 'Du solltest jetzt drei Töne hören.',
  'You choose the speaker in your system’s settings.':
    'Den Lautsprecher wählst du in den Einstellungen deines Systems.',
  'What you say to each other arrives late.': 'Was ihr zueinander sagt, kommt verzögert an.',
  'Weak connection': 'Schwache Verbindung',
  'Very weak connection': 'Sehr schwache Verbindung',
  'To choose, turn the microphone on. Your browser then asks for permission.':
    'Schalte zum Auswählen das Mikrofon ein. Dein Browser fragt dann um Erlaubnis.',
  'To choose, turn the camera on. Your browser then asks for permission.':
    'Schalte zum Auswählen die Kamera ein. Dein Browser fragt dann um Erlaubnis.',
  'This page may not use that speaker.': 'Diese Seite darf diesen Lautsprecher nicht verwenden.',
  'The sound can’t be played there. Choose another speaker.':
    'Der Ton lässt sich dort nicht abspielen. Wähle einen anderen Lautsprecher.',
  'That speaker isn’t connected. Your system chooses another one.':
    'Dieser Lautsprecher ist nicht verbunden. Dein System wählt einen anderen.',
  'That speaker can’t be used here.': 'Dieser Lautsprecher kann hier nicht verwendet werden.',
  Test: 'Testen',
  'Tap the symbol in the address bar, then the website settings, and set it to “Allow”. Then try again.':
    'Tippe auf das Symbol in der Adressleiste, dann auf „Website-Einstellungen“, und wähle dort „Erlauben“. Versuche es dann erneut.',
  'Tap the symbol at the left of the address bar, then the permissions, and allow it. Then try again.':
    'Tippe auf das Symbol links in der Adressleiste, dann auf „Berechtigungen“, und erlaube den Zugriff. Versuche es dann erneut.',
  Speaker: 'Lautsprecher',
  'Speaker {0}': 'Lautsprecher {0}',
  'Playing…': 'Läuft…',
  'Play a test sound': 'Testton abspielen',
  'Part of what you say and show gets lost on its way to them.':
    'Ein Teil von deinem Ton und Bild geht auf dem Weg dorthin verloren.',
  'Part of what they say and show gets lost on its way to you.':
    'Ein Teil von Ton und Bild geht auf dem Weg zu dir verloren.',
  'Open the settings of your device, then the apps, and allow this browser. Then try again.':
    'Öffne die Einstellungen deines Geräts, dann „Apps“, und erlaube diesem Browser den Zugriff. Versuche es dann erneut.',
  'Open the Windows settings, then “Privacy & security”, and let desktop apps use it. Then try again.':
    'Öffne die Windows-Einstellungen, dann „Datenschutz und Sicherheit“, und erlaube Desktop-Apps den Zugriff. Versuche es dann erneut.',
  'Open the Settings app, then “Privacy & Security”, and allow this browser. Then try again.':
    'Öffne die App „Einstellungen“, dann „Datenschutz & Sicherheit“, und erlaube diesem Browser den Zugriff. Versuche es dann erneut.',
  'Open the Settings app, then this browser, and switch it on there. Then try again.':
    'Öffne die App „Einstellungen“, dann diesen Browser, und schalte dort den Zugriff ein. Versuche es dann erneut.',
  'Open System Settings, then “Privacy & Security”, switch this browser on there, then restart the browser.':
    'Öffne die Systemeinstellungen, dann „Datenschutz & Sicherheit“, schalte dort diesen Browser ein und starte ihn dann neu.',
  'Not connected any more': 'Nicht mehr verbunden',
  'Microphone, camera and speaker': 'Mikrofon, Kamera und Lautsprecher',
  'Microphone {0}': 'Mikrofon {0}',
  'Microphone is starting…': 'Mikrofon startet…',
  'Microphone is off': 'Mikrofon ist aus',
  'Level of your microphone': 'Pegel deines Mikrofons',
  'In the menu bar choose Safari, then Settings for this website, and set it to “Allow”. Then try again.':
    'Wähle in der Menüleiste „Safari“, dann „Einstellungen für diese Website“, und dort „Erlauben“. Versuche es dann erneut.',
  'Heard nothing? Turn up the volume, or choose another speaker.':
    'Nichts gehört? Stelle lauter oder wähle einen anderen Lautsprecher.',
  'Click the crossed-out symbol in the address bar, remove the block for this page, then try again.':
    'Klicke auf das durchgestrichene Symbol in der Adressleiste, hebe die Blockierung für diese Seite auf und versuche es dann erneut.',
  'Changing the speaker…': 'Lautsprecher wird gewechselt…',
  'Camera {0}': 'Kamera {0}',
  'Camera is starting…': 'Kamera startet…',
  Automatic: 'Automatisch',
  'Automatic ({0})': 'Automatisch ({0})',
  '1 of {0} seats is free.': '1 von {0} Plätzen ist frei.',
  'Keyboard shortcuts': 'Tastenkürzel',
  'More controls': 'Weitere Bedienelemente',
};

/** What each mail beside this file holds, to the letter: its own words, what it quotes, what stands under it, and of which kind it is. */
export const expected = {
  "gmail-web-top": {
    newText:
      "Hi Maria,\n\nThank you for writing. Yes, Leo can have the passage the day before.\nWould Tuesday at 8:05 work for a short call?\n\nDana Brandt",
    quoted:
      "On Thu, Nov 12, 2026 at 7:41 AM Maria Quispe <maria.quispe@people.example>\nwrote:\n\n> Dear Ms. Brandt,\n>\n> Leo read the passage twice at home and still froze on Wednesday. Could he see\n> it the day before?\n>\n> Warmly,\n> Maria\n>",
    signature: "",
    kind: "message",
  },
  "gmail-bottom": {
    newText: "He can. I will put it in his folder on Tuesdays.\n\nDana",
    quoted:
      "On Thu, Nov 12, 2026 at 7:41 AM Maria Quispe <maria.quispe@people.example> wrote:\n> Could he see it the day before?\n> Maria",
    signature: "",
    kind: "message",
  },
  "gmail-inline": {
    newText:
      "Yes, on Tuesdays.\n\nAva and Tomás, since October.\n\nYou are welcome. Anything else, call the office before 3.\n\nDana Brandt",
    quoted:
      "On Thu, Nov 12, 2026 at 7:41 AM Maria Quispe <maria.quispe@people.example>\nwrote:\n\n> 1. Could he see the passage the day before?\n\n> 2. Who sits beside him in reading group?\n\n> Thank you!\n> Maria",
    signature: "",
    kind: "message",
  },
  "gmail-signature": {
    newText: "That is fine with me.",
    quoted:
      "On Wed, Nov 11, 2026 at 9:12 PM Maria Quispe <maria.quispe@people.example>\nwrote:\n\n> May he bring his own headphones?",
    signature: "-- \nDana Brandt\n4th Grade, Room 14\nFernhill Elementary\n(612) 555-0142",
    kind: "message",
  },
  "gmail-spanish": {
    newText: "Hola María:\n\nClaro que sí. ¿Podemos hablar el martes a las 8:05?\n\nSaludos,\nSr. Ortega",
    quoted:
      "El jue, 12 nov 2026 a las 7:41, Maria Quispe (<maria.quispe@people.example>)\nescribió:\n\n> Buenos días:\n>\n> ¿Leo puede ver el texto un día antes?",
    signature: "",
    kind: "message",
  },
  "gmail-french": {
    newText: "Bonjour Madame,\n\nOui, c’est possible. Pouvez-vous passer jeudi à 16 h ?\n\nCordialement,\nMme Laurent",
    quoted:
      "Le jeu. 12 nov. 2026 à 07:41, Claire Thibodeaux <claire.t@people.example> a\nécrit :\n\n> Bonjour,\n>\n> Noé peut-il avoir le texte la veille ?",
    signature: "",
    kind: "message",
  },
  "gmail-german": {
    newText: "Guten Tag Frau Feinberg,\n\ndas geht gut. Passt Ihnen Dienstag um 8:05 Uhr?\n\nViele Grüße\nJ. Krüger",
    quoted:
      "Am Do., 12. Nov. 2026 um 07:41 Uhr schrieb Ruth Feinberg <\nruth@people.example>:\n\n> Guten Tag Herr Krüger,\n> kann Maya den Text einen Tag früher sehen?",
    signature: "",
    kind: "message",
  },
  "gmail-vietnamese": {
    newText: "Chào chị Lan,\n\nDạ được ạ. Thứ ba lúc 8:05 chị rảnh không?\n\nTrân trọng,\nCô Hạnh",
    quoted:
      "Vào Th 5, 12 thg 11, 2026 lúc 07:41 Lan Nguyen <lan.nguyen@people.example>\nđã viết:\n\n> Chào cô,\n> Con có thể xem bài đọc trước một ngày không?",
    signature: "",
    kind: "message",
  },
  "outlook-desktop": {
    newText: "Hi Maria,\n\nHe may. I have told Mr. Ortega as well.\n\nBest,\nDana Brandt",
    quoted:
      "From: Maria Quispe <maria.quispe@people.example>\nSent: Thursday, November 12, 2026 7:41 AM\nTo: Brandt, Dana <dbrandt@fernhill.k12.example>\nCc: Ortega, Luis <lortega@fernhill.k12.example>\nSubject: Two questions about reading\n\nDear Ms. Brandt,\n\nMay he see the passage the day before?\n\nMaria",
    signature: "4th Grade Teacher | Fernhill Elementary\n1420 Alder Street, Room 14\nP: 612-555-0142",
    kind: "message",
  },
  "outlook-external-banner": {
    newText: "Maria, thank you. I will look into it and write by Friday.\n\nDana",
    quoted:
      "________________________________\nFrom: Maria Quispe <maria.quispe@people.example>\nSent: Wednesday, November 11, 2026 9:12 PM\nTo: Dana Brandt <dbrandt@fernhill.k12.example>\nSubject: Recess\n\nCould you help me understand what happened at recess?",
    signature:
      "CAUTION: This email originated from outside of the organization. Do not click links unless you recognize the sender.",
    kind: "message",
  },
  "outlook-original-message": {
    newText: "Tuesday works. See you then.",
    quoted:
      "-----Original Message-----\nFrom: Maria Quispe [mailto:maria.quispe@people.example]\nSent: Thursday, November 12, 2026 7:41 AM\nTo: Dana Brandt\nSubject: A short call\n\nWould Tuesday at 8:05 work?",
    signature: "",
    kind: "message",
  },
  "outlook-german": {
    newText:
      "Guten Tag Frau Feinberg,\n\nich bin bis Freitag auf Klassenfahrt und antworte danach.\n\nMit freundlichen Grüßen\nJonas Krüger",
    quoted:
      "Von: Ruth Feinberg <ruth@people.example>\nGesendet: Donnerstag, 12. November 2026 07:41\nAn: Krüger, Jonas <jkrueger@fernhill.k12.example>\nBetreff: Frage zu Maya\n\nKann Maya den Text einen Tag früher sehen?",
    signature: "Klassenlehrer 4b\nGrundschule am Wald\nTel. 0651 555 0199",
    kind: "message",
  },
  "outlook-french": {
    newText:
      "Bonjour,\n\nJe vous propose lundi à 16 h 30. Est-ce que cela vous convient ?\n\nBien cordialement,\nSophie Laurent",
    quoted:
      "De : Claire Thibodeaux <claire.t@people.example>\nEnvoyé : jeudi 12 novembre 2026 07:41\nÀ : Laurent, Sophie <slaurent@fernhill.k12.example>\nObjet : Une question\n\nNoé peut-il avoir le texte la veille ?",
    signature: "",
    kind: "message",
  },
  "outlook-spanish": {
    newText: "Buenos días, señora Quispe:\n\nEl martes está bien.",
    quoted:
      "De: Maria Quispe <maria.quispe@people.example>\nEnviado: jueves, 12 de noviembre de 2026 7:41\nPara: Ortega, Luis <lortega@fernhill.k12.example>\nAsunto: Una pregunta sobre Leo\n\n¿Leo puede ver el texto un día antes?",
    signature: "",
    kind: "message",
  },
  "outlook-ios": {
    newText: "Yes, that helps. Thank you for telling me.",
    quoted:
      "________________________________\nFrom: Maria Quispe <maria.quispe@people.example>\nSent: Thursday, November 12, 2026 7:41:02 AM\nTo: Dana Brandt <dbrandt@fernhill.k12.example>\nSubject: Headphones\n\nHe forgot his headphones. I can bring them at noon.",
    signature: "Get Outlook for iOS<https://aka.ms/o0ukef>",
    kind: "message",
  },
  "apple-mail": {
    newText: "Dear Maria,\n\nI saw the same on Wednesday, and I have an idea for Monday.\n\nDana",
    quoted:
      "> On Nov 12, 2026, at 7:41 AM, Maria Quispe <maria.quispe@people.example> wrote:\n> \n> Leo read the passage twice at home and still froze.\n> \n> Maria",
    signature: "",
    kind: "message",
  },
  iphone: {
    newText: "Got it, thanks! Will answer tomorrow",
    quoted:
      "> On Nov 12, 2026, at 7:41 AM, Maria Quispe <maria.quispe@people.example> wrote:\n> \n> ﻿Could he see it the day before?",
    signature: "Sent from my iPhone",
    kind: "message",
  },
  "iphone-spanish": {
    newText: "Recibido, gracias. Mañana le escribo.",
    quoted:
      "> El 12 nov 2026, a la(s) 7:41 a. m., Maria Quispe <maria.quispe@people.example> escribió:\n> \n> ¿Puede verlo un día antes?",
    signature: "Enviado desde mi iPhone",
    kind: "message",
  },
  "android-samsung": {
    newText: "Ok. He did well in math today.",
    quoted:
      "-------- Original message --------\nFrom: Maria Quispe <maria.quispe@people.example>\nDate: 11/12/26 7:41 AM (GMT-06:00)\nTo: Dana Brandt <dbrandt@fernhill.k12.example>\nSubject: Math\n\nHow did he do in math?",
    signature: "Sent from my Galaxy",
    kind: "message",
  },
  yahoo: {
    newText: "Hello Maria,\nThe counselor has him on Thursdays at ten. Is that still what you want?\nDana",
    quoted:
      "    On Thursday, November 12, 2026 at 07:41:02 AM CST, Maria Quispe <maria.quispe@people.example> wrote:  \n \n  Who does he see on Thursdays?\n\nMaria",
    signature: "",
    kind: "message",
  },
  "yahoo-phone": {
    newText: "Sure.",
    quoted:
      "On Thursday, November 12, 2026, 7:41 AM, Maria Quispe <maria.quispe@people.example> wrote:\n\nMay I come at noon?",
    signature: "Sent from Yahoo Mail for iPhone",
    kind: "message",
  },
  proton: {
    newText: "Thank you, that is clear now.",
    quoted:
      "-------- Original Message --------\nOn Thursday, 11/12/26 at 07:41 Maria Quispe <maria.quispe@people.example> wrote:\n\n> Is it clear?",
    signature: "Sent from Proton Mail for Android.",
    kind: "message",
  },
  "district-disclaimer": {
    newText:
      "Good morning,\n\nThe team can meet on December 3 at 9:00. Please let me know by November 20 whether that works.\n\nSincerely,\nKaren Lindqvist",
    quoted: "",
    signature:
      "Special Education Coordinator\nMaple Valley School District\nklindqvist@maplevalley.k12.example\n\nCONFIDENTIALITY NOTICE: This e-mail message, including any attachments, is for the sole use of the intended\nrecipient(s) and may contain confidential and privileged information protected by FERPA.",
    kind: "message",
  },
  "public-record-notice": {
    newText: "Noah may use the quiet room whenever he asks. We have told the aides.\n\nMr. Delgado",
    quoted: "",
    signature:
      "Pursuant to state law, e-mail to or from this account may be a public record and subject to disclosure.",
    kind: "message",
  },
  "plate-without-closing": {
    newText: "He turned in the map and it was wonderful. He told the class about the river for five minutes.",
    quoted: "",
    signature: "Dana Brandt, M.Ed. (she/her)\n4th Grade Teacher\nFernhill Elementary School\n612-555-0142 ext. 14",
    kind: "message",
  },
  "school-app-digest": {
    newText:
      "New message in ClassPost\n\nMs. Brandt posted in Room 14:\n\nField trip on Friday! Please send a lunch that needs no fridge.\n\nView in ClassPost\n\nYou get this because you follow Room 14. Unsubscribe",
    quoted: "",
    signature: "",
    kind: "list",
  },
  "gmail-html-only": {
    newText: "Hi Maria,\n\nYes, he can have it the day before. I'll send it home on Tuesdays.\n\nDana",
    quoted:
      "On Thu, Nov 12, 2026 at 7:41 AM Maria Quispe <maria.quispe@people.example> wrote:\n\n> Could he see it the day before?\n>\n> Maria",
    signature: "",
    kind: "message",
  },
  "outlook-html-only": {
    newText:
      "Hi Maria,\n\nThe aide starts on Monday. Is there anything that she should know first?\n\nThank you,\nDana Brandt",
    quoted:
      "From: Maria Quispe <maria.quispe@people.example>\nSent: Thursday, November 12, 2026 7:41 AM\nTo: Dana Brandt\nSubject: The aide\n\nWhen does she start?",
    signature: "Fernhill Elementary | 612-555-0142",
    kind: "message",
  },
  "apple-html-only": {
    newText: "Noon is fine.\n\nDana",
    quoted:
      "> On Nov 12, 2026, at 7:41 AM, Maria Quispe <maria.quispe@people.example> wrote:\n>\n> May I come at noon?",
    signature: "",
    kind: "message",
  },
  "hostile-html": {
    newText: "See the form.\n\n2 < 3 & done",
    quoted: "",
    signature: "",
    kind: "message",
  },
  "out-of-office": {
    newText:
      "I am out of the office until Monday, November 16, and will answer then. For anything urgent please call the front office.",
    quoted: "",
    signature: "Dana Brandt\n4th Grade, Fernhill Elementary",
    kind: "automatic",
  },
  "vacation-gmail": {
    newText: "I'm with my new baby until January. Ms. Okafor (aokafor@fernhill.k12.example) has my class.",
    quoted: "On Thu, Nov 12, 2026 at 7:41 AM Maria Quispe <maria.quispe@people.example>\nwrote:\n\n> A short question",
    signature: "",
    kind: "automatic",
  },
  bounce: {
    newText:
      "The following message to <dbrandt@fernhil.k12.example> was undeliverable.\nThe reason for the problem:\n5.1.1 - Bad destination email address 'reject'",
    quoted: "",
    signature: "",
    kind: "bounce",
  },
  "thread-of-three": {
    newText: "Yes, both.\n\nDana",
    quoted:
      "On Thu, Nov 12, 2026 at 8:15 AM Maria Quispe <maria.quispe@people.example>\nwrote:\n\n> Both of them?\n>\n> On Thu, Nov 12, 2026 at 8:02 AM Dana Brandt <dbrandt@fernhill.k12.example>\n> wrote:\n>\n>> They may come.\n>>\n>>> On Nov 12, 2026, at 7:41 AM, Maria Quispe <maria.quispe@people.example> wrote:\n>>>\n>>> May the grandparents come?",
    signature: "",
    kind: "message",
  },
  "says-who-wrote": {
    newText:
      "Maria,\n\nOn Tuesday, Leo wrote:\nI like the river best.\n\nI wanted you to have it as he said it.\n\nDana",
    quoted: "",
    signature: "",
    kind: "message",
  },
  "ps-under-name": {
    newText: "We will try it for two weeks.\n\nBest,\nDana\nRoom 14\n\nP.S. He laughed today!",
    quoted: "",
    signature: "",
    kind: "message",
  },
  "forwarded-gmail": {
    newText: "For my log.",
    quoted:
      "---------- Forwarded message ---------\nFrom: Dana Brandt <dbrandt@fernhill.k12.example>\nDate: Thu, Nov 12, 2026 at 2:10 PM\nSubject: Recess\nTo: Maria Quispe <maria.quispe@people.example>\n\n\nLeo had a hard recess. Can we talk on Friday?\n\nDana Brandt",
    signature: "",
    kind: "message",
  },
  "forwarded-iphone": {
    newText: "",
    quoted:
      "Begin forwarded message:\n\n> From: Dana Brandt <dbrandt@fernhill.k12.example>\n> Date: November 12, 2026 at 2:10:33 PM CST\n> To: Maria Quispe <maria.quispe@people.example>\n> Subject: Recess\n> \n> ﻿Leo had a hard recess. Can we talk on Friday?",
    signature: "Sent from my iPhone",
    kind: "message",
  },
  "forwarded-outlook": {
    newText: "Please keep this.",
    quoted:
      "________________________________\nFrom: Brandt, Dana <dbrandt@fernhill.k12.example>\nSent: Thursday, November 12, 2026 2:10 PM\nTo: Maria Quispe <maria.quispe@people.example>\nSubject: Recess\n\nLeo had a hard recess. Can we talk on Friday?",
    signature: "",
    kind: "message",
  },
  "with-attachment": {
    newText: "The report is attached. Page 3 is the one to read first.\n\nThanks,\nKaren",
    quoted: "",
    signature: "",
    kind: "message",
  },
} as const;

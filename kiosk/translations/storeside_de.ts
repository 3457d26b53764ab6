<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
    <context>
        <name>AccessSheet</name>
        <message>
            <source>Access</source>
            <translation>Anpassen</translation>
        </message>
        <message>
            <source>Make it easier</source>
            <translation>So fällt es leichter</translation>
        </message>
        <message>
            <source>Letters</source>
            <translation>Schrift</translation>
        </message>
        <message>
            <source>normal</source>
            <translation>normal</translation>
        </message>
        <message>
            <source>large</source>
            <translation>groß</translation>
        </message>
        <message>
            <source>largest</source>
            <translation>größte</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Farben</translation>
        </message>
        <message>
            <source>light</source>
            <translation>hell</translation>
        </message>
        <message>
            <source>dark</source>
            <translation>dunkel</translation>
        </message>
        <message>
            <source>strong contrast</source>
            <translation>starker Kontrast</translation>
        </message>
        <message>
            <source>Everything in the lower half</source>
            <translation>Alles in der unteren Hälfte</translation>
        </message>
        <message>
            <source>For reaching it while seated</source>
            <translation>Im Sitzen gut erreichbar</translation>
        </message>
        <message>
            <source>Read aloud</source>
            <translation>Vorlesen</translation>
        </message>
        <message>
            <source>With headphones and the five keys</source>
            <translation>Mit Kopfhörer und den fünf Tasten</translation>
        </message>
        <message>
            <source>Nothing moves</source>
            <translation>Keine Bewegung</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>As it was before</source>
            <translation>Wie vorher</translation>
        </message>
    </context>
    <context>
        <name>ApproveSheet</name>
        <message>
            <source>Give money back</source>
            <translation>Geld zurückgeben</translation>
        </message>
        <message>
            <source>Let go of what was to be paid</source>
            <translation>Zahlung fallen lassen</translation>
        </message>
        <message>
            <source>Change the price</source>
            <translation>Preis ändern</translation>
        </message>
        <message>
            <source>Change the stock</source>
            <translation>Bestand ändern</translation>
        </message>
        <message>
            <source>Your PIN again, or a second person: their badge, or their name and PIN.</source>
            <translation>Noch einmal Ihre PIN, oder eine zweite Person: Ausweis, oder Name und PIN.</translation>
        </message>
        <message>
            <source>Your PIN again.</source>
            <translation>Noch einmal Ihre PIN.</translation>
        </message>
        <message>
            <source>Yes, do it</source>
            <translation>Ja, machen</translation>
        </message>
        <message>
            <source>No, go back</source>
            <translation>Nein, zurück</translation>
        </message>
    </context>
    <context>
        <name>AskSheet</name>
        <message>
            <source>We do not know this code</source>
            <translation>Diesen Code kennen wir nicht</translation>
        </message>
        <message>
            <source>That many only with a colleague</source>
            <translation>So viele nur mit Hilfe vom Personal</translation>
        </message>
        <message>
            <source>Please scan the last item again</source>
            <translation>Bitte scannen Sie den letzten Artikel noch einmal</translation>
        </message>
        <message>
            <source>There is more on the pad</source>
            <translation>Auf der Ablage liegt noch etwas</translation>
        </message>
        <message>
            <source>This coupon does not fit</source>
            <translation>Dieser Gutschein passt hier nicht</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>Einen Moment</translation>
        </message>
        <message>
            <source>Try another code on the item, or choose it by its picture.</source>
            <translation>Versuchen Sie einen anderen Code am Artikel oder wählen Sie ihn nach Bild.</translation>
        </message>
        <message>
            <source>They can release more of %1 for you.</source>
            <translation>Das Personal gibt Ihnen gern mehr davon frei: %1.</translation>
        </message>
        <message>
            <source>The bag weighs something else than the till expects. Scan what you put in last, or take it out.</source>
            <translation>Die Tasche wiegt anders, als die Kasse erwartet. Scannen Sie, was Sie zuletzt eingepackt haben, oder nehmen Sie es heraus.</translation>
        </message>
        <message>
            <source>Would you like it too? Otherwise please take it off the pad.</source>
            <translation>Möchten Sie es auch? Sonst nehmen Sie es bitte von der Ablage.</translation>
        </message>
        <message>
            <source>Its conditions are on the coupon. A colleague can have a look.</source>
            <translation>Die Bedingungen stehen auf dem Gutschein. Das Personal schaut gern nach.</translation>
        </message>
        <message>
            <source>Add it to my basket</source>
            <translation>In meinen Warenkorb</translation>
        </message>
        <message>
            <source>All right</source>
            <translation>In Ordnung</translation>
        </message>
        <message>
            <source>I take it off the pad</source>
            <translation>Ich nehme es weg</translation>
        </message>
        <message>
            <source>Choose by picture</source>
            <translation>Nach Bild wählen</translation>
        </message>
        <message>
            <source>Ask a colleague</source>
            <translation>Personal fragen</translation>
        </message>
    </context>
    <context>
        <name>BasketScreen</name>
        <message>
            <source>Your basket</source>
            <translation>Ihr Warenkorb</translation>
        </message>
        <message>
            <source>Pay</source>
            <translation>Bezahlen</translation>
        </message>
        <message>
            <source>Pay %1</source>
            <translation>%1 bezahlen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Hold a bar code to the camera</source>
            <translation>Strichcode vor die Kamera halten</translation>
        </message>
        <message>
            <source>Scan the next item</source>
            <translation>Nächsten Artikel scannen</translation>
        </message>
        <message>
            <source>No bar code?</source>
            <translation>Kein Strichcode?</translation>
        </message>
        <message>
            <source>Nothing here yet</source>
            <translation>Noch nichts im Korb</translation>
        </message>
        <message>
            <source>Every item you scan appears here, with its price.</source>
            <translation>Jeder gescannte Artikel erscheint hier mit seinem Preis.</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Parken</translation>
        </message>
    </context>
    <context>
        <name>CallWords</name>
        <message>
            <source>Asks for help</source>
            <translation>Bittet um Hilfe</translation>
        </message>
        <message>
            <source>Age check</source>
            <translation>Alterskontrolle</translation>
        </message>
        <message>
            <source>Payment unclear</source>
            <translation>Zahlung unklar</translation>
        </message>
        <message>
            <source>A code that the till does not know</source>
            <translation>Ein Code, den die Kasse nicht kennt</translation>
        </message>
        <message>
            <source>More than the limit of one item</source>
            <translation>Mehr als die Höchstmenge eines Artikels</translation>
        </message>
        <message>
            <source>A basket of high value</source>
            <translation>Ein Warenkorb von hohem Wert</translation>
        </message>
        <message>
            <source>The bag weighs something else</source>
            <translation>Die Tasche wiegt anders</translation>
        </message>
        <message>
            <source>Something on the pad is not in the basket</source>
            <translation>Etwas auf der Ablage ist nicht im Warenkorb</translation>
        </message>
        <message>
            <source>A coupon was refused</source>
            <translation>Ein Gutschein wurde nicht angenommen</translation>
        </message>
        <message>
            <source>Question about a price</source>
            <translation>Frage zu einem Preis</translation>
        </message>
    </context>
    <context>
        <name>CameraView</name>
        <message>
            <source>Camera</source>
            <translation>Kamera</translation>
        </message>
        <message>
            <source>The camera is starting</source>
            <translation>Die Kamera startet</translation>
        </message>
    </context>
    <context>
        <name>CollectDoneScreen</name>
        <message>
            <source>Thank you</source>
            <translation>Vielen Dank</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Enjoy your order</source>
            <translation>Viel Freude damit</translation>
        </message>
        <message>
            <source>Thank you for shopping with us. See you soon.</source>
            <translation>Danke für Ihren Einkauf. Bis bald!</translation>
        </message>
        <message>
            <source>This screen closes in %1 s</source>
            <translation>Diese Seite schließt in %1 s</translation>
        </message>
        <message>
            <source>1 item waits for you under the same code.</source>
            <translation>1 Artikel wartet unter demselben Code auf Sie.</translation>
        </message>
        <message>
            <source>%1 items wait for you under the same code.</source>
            <translation>%1 Artikel warten unter demselben Code auf Sie.</translation>
        </message>
        <message>
            <source>What you did not want you do not pay for: %1. Please leave it with us.</source>
            <translation>Was Sie nicht wollten, zahlen Sie nicht: %1. Bitte lassen Sie es bei uns.</translation>
        </message>
    </context>
    <context>
        <name>CollectReadyScreen</name>
        <message>
            <source>Your order</source>
            <translation>Ihre Bestellung</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>Einen Moment</translation>
        </message>
        <message>
            <source>I have my order</source>
            <translation>Ich habe alles</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Später</translation>
        </message>
        <message>
            <source>1 item in your order</source>
            <translation>1 Artikel in Ihrer Bestellung</translation>
        </message>
        <message>
            <source>%1 items in your order</source>
            <translation>%1 Artikel in Ihrer Bestellung</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>Problem</translation>
        </message>
        <message>
            <source>1 item could not be had; you do not pay for it</source>
            <translation>1 Artikel gab es nicht mehr; Sie zahlen ihn nicht</translation>
        </message>
        <message>
            <source>%1 items could not be had; you do not pay for them</source>
            <translation>%1 Artikel gab es nicht mehr; Sie zahlen sie nicht</translation>
        </message>
    </context>
    <context>
        <name>CollectScreen</name>
        <message>
            <source>Collect my order</source>
            <translation>Bestellung abholen</translation>
        </message>
        <message>
            <source>Looking for it</source>
            <translation>Wird gesucht</translation>
        </message>
        <message>
            <source>Find my order</source>
            <translation>Bestellung suchen</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Show the code of your order</source>
            <translation>Zeigen Sie Ihren Abholcode</translation>
        </message>
        <message>
            <source>Or type it</source>
            <translation>Oder tippen Sie ihn ein</translation>
        </message>
        <message>
            <source>Wipe</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Wipe the last character</source>
            <translation>Letztes Zeichen löschen</translation>
        </message>
    </context>
    <context>
        <name>CounterScreen</name>
        <message>
            <source>At the counter</source>
            <translation>An der Kasse</translation>
        </message>
        <message>
            <source>Please say number %1 at the counter</source>
            <translation>Bitte nennen Sie an der Kasse die Nummer %1</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Please pay at the counter</source>
            <translation>Bitte zahlen Sie an der Kasse</translation>
        </message>
        <message>
            <source>Take your goods along and say this number:</source>
            <translation>Nehmen Sie Ihre Ware mit und nennen Sie diese Nummer:</translation>
        </message>
        <message>
            <source>This screen closes in %1 s</source>
            <translation>Diese Anzeige schließt in %1 s</translation>
        </message>
    </context>
    <context>
        <name>DemoTray</name>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Demo goods</source>
            <translation>Demo-Waren</translation>
        </message>
        <message>
            <source>Touch clothes to lay them on the pad</source>
            <translation>Kleidung antippen, um sie auf die Ablage zu legen</translation>
        </message>
        <message>
            <source>Touch something to hold it to the camera</source>
            <translation>Antippen, um es vor die Kamera zu halten</translation>
        </message>
        <message>
            <source>no bar code</source>
            <translation>ohne Strichcode</translation>
        </message>
        <message>
            <source>To the camera</source>
            <translation>Zur Kamera</translation>
        </message>
        <message>
            <source>Pad and bag</source>
            <translation>Ablage und Tasche</translation>
        </message>
        <message>
            <source>Clear the pad</source>
            <translation>Ablage leeren</translation>
        </message>
        <message>
            <source>Walk out with it</source>
            <translation>Damit hinausgehen</translation>
        </message>
        <message>
            <source>Last item into the bag</source>
            <translation>Letzten Artikel in die Tasche</translation>
        </message>
        <message>
            <source>Empty the bag</source>
            <translation>Tasche leeren</translation>
        </message>
        <message>
            <source>On the scale</source>
            <translation>Auf der Waage</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>leer</translation>
        </message>
        <message>
            <source>%1 g</source>
            <translation>%1 g</translation>
        </message>
        <message>
            <source>Pickup code</source>
            <translation>Abholcode</translation>
        </message>
        <message>
            <source>Hold my phone to the camera</source>
            <translation>Handy vor die Kamera halten</translation>
        </message>
    </context>
    <context>
        <name>DoneScreen</name>
        <message>
            <source>Printing</source>
            <translation>Wird gedruckt</translation>
        </message>
        <message>
            <source>Printed. Print again</source>
            <translation>Gedruckt. Noch einmal</translation>
        </message>
        <message>
            <source>That did not print. Try again</source>
            <translation>Nicht gedruckt. Noch einmal</translation>
        </message>
        <message>
            <source>Print receipt</source>
            <translation>Bon drucken</translation>
        </message>
        <message>
            <source>Thank you</source>
            <translation>Vielen Dank</translation>
        </message>
        <message>
            <source>%1 paid</source>
            <translation>%1 bezahlt</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Receipt %1</source>
            <translation>Bon %1</translation>
        </message>
        <message>
            <source>Your receipt as a code</source>
            <translation>Ihr Kassenbon als Code</translation>
        </message>
        <message>
            <source>Scan with your phone to keep the receipt</source>
            <translation>Mit dem Handy scannen und den Bon mitnehmen</translation>
        </message>
        <message>
            <source>This screen closes in %1 s</source>
            <translation>Diese Seite schließt in %1 s</translation>
        </message>
    </context>
    <context>
        <name>HandNeededScreen</name>
        <message>
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <source>One moment,
a colleague is coming</source>
            <translation>Einen Moment,
es kommt gleich jemand</translation>
        </message>
        <message>
            <source>Back to the basket</source>
            <translation>Zum Warenkorb</translation>
        </message>
        <message>
            <source>Go on without help</source>
            <translation>Ohne Hilfe weiter</translation>
        </message>
        <message>
            <source>Old enough</source>
            <translation>Alt genug</translation>
        </message>
        <message>
            <source>All in order</source>
            <translation>Alles in Ordnung</translation>
        </message>
        <message>
            <source>I am a colleague</source>
            <translation>Ich gehöre zum Personal</translation>
        </message>
        <message>
            <source>They check your age (%1) and you can pay at once.</source>
            <translation>Kurze Alterskontrolle (%1), dann können Sie gleich bezahlen.</translation>
        </message>
        <message>
            <source>%1: they check your age (%2) and you can pay at once.</source>
            <translation>%1: kurze Alterskontrolle (%2), dann können Sie gleich bezahlen.</translation>
        </message>
        <message>
            <source>The card reader does not tell whether you have paid. Please do not pay again.</source>
            <translation>Das Kartengerät meldet nicht, ob Sie bezahlt haben. Bitte zahlen Sie nicht noch einmal.</translation>
        </message>
        <message>
            <source>You can go on scanning while you wait.</source>
            <translation>Sie können solange weiter scannen.</translation>
        </message>
        <message>
            <source>They find out what the item costs.</source>
            <translation>Das Personal findet heraus, was der Artikel kostet.</translation>
        </message>
        <message>
            <source>They release more of %1 for you.</source>
            <translation>Das Personal gibt Ihnen mehr davon frei: %1.</translation>
        </message>
        <message>
            <source>With a basket like this they have a quick look before you pay.</source>
            <translation>Bei einem so vollen Warenkorb schaut das Personal kurz darauf, bevor Sie bezahlen.</translation>
        </message>
        <message>
            <source>They have a look at the bag with you, then you can go on.</source>
            <translation>Das Personal schaut mit Ihnen in die Tasche, dann geht es weiter.</translation>
        </message>
        <message>
            <source>They have a look at what else is on the pad.</source>
            <translation>Das Personal schaut, was noch auf der Ablage liegt.</translation>
        </message>
        <message>
            <source>They have a look at your coupon.</source>
            <translation>Das Personal sieht sich Ihren Gutschein an.</translation>
        </message>
        <message>
            <source>They check the price of %1.</source>
            <translation>Das Personal prüft den Preis: %1.</translation>
        </message>
        <message>
            <source>They have been told</source>
            <translation>Das Personal weiß Bescheid</translation>
        </message>
        <message>
            <source>Please wave to a colleague</source>
            <translation>Bitte winken Sie dem Personal</translation>
        </message>
        <message>
            <source>Calling</source>
            <translation>Wird gerufen</translation>
        </message>
        <message>
            <source>For the colleague: your PIN</source>
            <translation>Für das Personal: Ihre PIN</translation>
        </message>
        <message>
            <source>Not old enough: take it out</source>
            <translation>Nicht alt genug: herausnehmen</translation>
        </message>
        <message>
            <source>I have taken it back</source>
            <translation>Ich habe es zurückgenommen</translation>
        </message>
        <message>
            <source>For the colleague: badge, or name and PIN</source>
            <translation>Personal: Ausweis, oder Name und PIN</translation>
        </message>
    </context>
    <context>
        <name>IdleSheet</name>
        <message>
            <source>Are you still there?</source>
            <translation>Sind Sie noch da?</translation>
        </message>
        <message>
            <source>For your privacy this screen is cleared in %1 s</source>
            <translation>Zu Ihrem Schutz wird diese Seite in %1 s geleert</translation>
        </message>
        <message>
            <source>I am here</source>
            <translation>Ich bin da</translation>
        </message>
    </context>
    <context>
        <name>Keyboard</name>
        <message>
            <source>Wipe the last character</source>
            <translation>Letztes Zeichen löschen</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Leertaste</translation>
        </message>
        <message>
            <source>Wipe</source>
            <translation>Löschen</translation>
        </message>
    </context>
    <context>
        <name>LanguageSheet</name>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
    </context>
    <context>
        <name>LineRow</name>
        <message>
            <source>%1 kg at %2 per kg</source>
            <translation>%1 kg zu %2 pro kg</translation>
        </message>
        <message>
            <source>Lies on the pad</source>
            <translation>Liegt auf der Ablage</translation>
        </message>
        <message>
            <source>%1 each, as the shelf says</source>
            <translation>je %1, wie am Regal</translation>
        </message>
        <message>
            <source>%1 each</source>
            <translation>je %1</translation>
        </message>
        <message>
            <source>You save %1</source>
            <translation>Sie sparen %1</translation>
        </message>
        <message>
            <source>%1: you save %2</source>
            <translation>%1: Sie sparen %2</translation>
        </message>
        <message>
            <source>From age %1, a colleague checks</source>
            <translation>Ab %1 Jahren, mit Alterskontrolle</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Remove %1</source>
            <translation>%1 entfernen</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Punkte</translation>
        </message>
        <message>
            <source>What %1 costs</source>
            <translation>Was %1 kostet</translation>
        </message>
    </context>
    <context>
        <name>LooseScreen</name>
        <message>
            <source>Choose by picture</source>
            <translation>Nach Bild wählen</translation>
        </message>
        <message>
            <source>Use number %1</source>
            <translation>Nummer %1 verwenden</translation>
        </message>
        <message>
            <source>Show pictures</source>
            <translation>Bilder zeigen</translation>
        </message>
        <message>
            <source>Search by name</source>
            <translation>Nach Namen suchen</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Type a name or a number</source>
            <translation>Name oder Nummer eintippen</translation>
        </message>
        <message>
            <source>%1 per kg</source>
            <translation>%1 pro kg</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nichts gefunden</translation>
        </message>
        <message>
            <source>Try fewer letters, or touch Help.</source>
            <translation>Versuchen Sie weniger Buchstaben, oder tippen Sie auf „Hilfe“.</translation>
        </message>
    </context>
    <context>
        <name>Main</name>
        <message>
            <source>At the exit, not paid: %1</source>
            <translation>Am Ausgang, nicht bezahlt: %1</translation>
        </message>
        <message>
            <source>Working on its own: you can buy, orders have to wait</source>
            <translation>Ohne Verbindung: Einkaufen geht, Abholen muss warten</translation>
        </message>
        <message>
            <source>Head office cannot be reached: the shop goes on</source>
            <translation>Zentrale nicht erreichbar: Der Laden läuft weiter</translation>
        </message>
        <message>
            <source>No printed receipts: you get a code</source>
            <translation>Kein gedruckter Bon: Sie bekommen einen Code</translation>
        </message>
        <message>
            <source>1 item</source>
            <translation>1 Artikel</translation>
        </message>
        <message>
            <source>%1 items</source>
            <translation>%1 Artikel</translation>
        </message>
        <message>
            <source>You save %1</source>
            <translation>Sie sparen %1</translation>
        </message>
        <message>
            <source>Cancel and get your money back?</source>
            <translation>Abbrechen und Geld zurück?</translation>
        </message>
        <message>
            <source>Stop and empty the basket?</source>
            <translation>Abbrechen und den Warenkorb leeren?</translation>
        </message>
        <message>
            <source>What you have paid goes back to where it came from.</source>
            <translation>Was Sie bezahlt haben, geht dorthin zurück, woher es kam.</translation>
        </message>
        <message>
            <source>Nothing has been paid. Please leave the goods with us.</source>
            <translation>Es wurde nichts bezahlt. Bitte lassen Sie die Ware bei uns.</translation>
        </message>
        <message>
            <source>Keep paying</source>
            <translation>Weiter bezahlen</translation>
        </message>
        <message>
            <source>Keep shopping</source>
            <translation>Weiter einkaufen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Empty the basket</source>
            <translation>Warenkorb leeren</translation>
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
    </context>
    <context>
        <name>NoticeWords</name>
        <message>
            <source>Something went wrong. Please ask a colleague.</source>
            <translation>Etwas ist schiefgegangen. Bitte fragen Sie unser Personal.</translation>
        </message>
        <message>
            <source>We do not know this code. Try another code on the item, or ask for help.</source>
            <translation>Diesen Code kennen wir nicht. Versuchen Sie einen anderen Code am Artikel oder tippen Sie auf „Hilfe“.</translation>
        </message>
        <message>
            <source>That was not read well. Please scan it again.</source>
            <translation>Das war nicht gut zu lesen. Bitte noch einmal scannen.</translation>
        </message>
        <message>
            <source>This code is not for the till. Please scan the item's bar code.</source>
            <translation>Dieser Code ist nicht für die Kasse. Bitte scannen Sie den Strichcode des Artikels.</translation>
        </message>
        <message>
            <source>%1 is past its date (%2). Please take a fresh one.</source>
            <translation>%1 ist abgelaufen (%2). Bitte nehmen Sie ein frisches Stück.</translation>
        </message>
        <message>
            <source>%1 is sold by weight. Please put it on the scale.</source>
            <translation>%1 wird nach Gewicht verkauft. Bitte auf die Waage legen.</translation>
        </message>
        <message>
            <source>%1: a colleague checks your age (%2) before you pay.</source>
            <translation>%1: Vor dem Bezahlen prüfen wir Ihr Alter (%2).</translation>
        </message>
        <message>
            <source>The items with an age limit were taken out of the basket.</source>
            <translation>Artikel mit Altersgrenze wurden aus dem Warenkorb genommen.</translation>
        </message>
        <message>
            <source>No more than %1 of one item at this till.</source>
            <translation>An dieser Kasse höchstens %1 Stück je Artikel.</translation>
        </message>
        <message>
            <source>%1 lies on the pad: it is in your basket already.</source>
            <translation>%1 liegt auf der Ablage und ist schon in Ihrem Warenkorb.</translation>
        </message>
        <message>
            <source>The scale is empty. Please put the goods on it.</source>
            <translation>Die Waage ist leer. Bitte legen Sie die Ware darauf.</translation>
        </message>
        <message>
            <source>The scale is still moving. Please wait a moment.</source>
            <translation>Die Waage ist noch nicht ruhig. Bitte einen Moment warten.</translation>
        </message>
        <message>
            <source>The scale is not at zero. Please take everything off, or ask a colleague.</source>
            <translation>Die Waage steht nicht auf 0. Bitte nehmen Sie alles herunter oder fragen Sie das Personal.</translation>
        </message>
        <message>
            <source>That is too heavy for the scale. Please weigh it in two parts.</source>
            <translation>Das ist zu schwer für die Waage. Bitte in zwei Teilen wiegen.</translation>
        </message>
        <message>
            <source>Please pay or cancel first, then collect your order.</source>
            <translation>Bitte erst bezahlen oder abbrechen, dann die Bestellung abholen.</translation>
        </message>
        <message>
            <source>The basket is empty. Please scan an item first.</source>
            <translation>Der Warenkorb ist leer. Bitte scannen Sie zuerst einen Artikel.</translation>
        </message>
        <message>
            <source>The till was started again. Your basket is as it was.</source>
            <translation>Die Kasse wurde neu gestartet. Ihr Warenkorb ist noch da.</translation>
        </message>
        <message>
            <source>The card was declined, nothing was charged. Try again or use another card.</source>
            <translation>Die Karte wurde abgelehnt, nichts wurde abgebucht. Versuchen Sie es noch einmal oder mit einer anderen Karte.</translation>
        </message>
        <message>
            <source>The payment was stopped. Nothing was charged.</source>
            <translation>Die Zahlung wurde gestoppt. Nichts wurde abgebucht.</translation>
        </message>
        <message>
            <source>The card reader does not answer. Nothing was charged. Please try again.</source>
            <translation>Das Kartengerät antwortet nicht. Nichts wurde abgebucht. Bitte noch einmal versuchen.</translation>
        </message>
        <message>
            <source>That is not the number of a gift card. Please check it and try again.</source>
            <translation>Das ist keine Nummer einer Geschenkkarte. Bitte prüfen Sie sie und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>This code pays nothing. Please choose how to pay.</source>
            <translation>Mit diesem Code kann man nicht bezahlen. Bitte wählen Sie, wie Sie zahlen.</translation>
        </message>
        <message>
            <source>This till cannot save the sale. Please ask a colleague.</source>
            <translation>Diese Kasse kann den Kauf nicht speichern. Bitte fragen Sie unser Personal.</translation>
        </message>
        <message>
            <source>Orders cannot be looked up at the moment. Buying works as usual.</source>
            <translation>Bestellungen sind gerade nicht abrufbar. Einkaufen geht wie gewohnt.</translation>
        </message>
        <message>
            <source>The printer is not ready. Please scan the code to keep your receipt.</source>
            <translation>Der Drucker ist nicht bereit. Scannen Sie bitte den Code, um den Bon zu behalten.</translation>
        </message>
        <message>
            <source>The till is still loading its prices. Please wait a moment.</source>
            <translation>Die Kasse lädt noch ihre Preise. Bitte einen Moment warten.</translation>
        </message>
        <message>
            <source>We do not know this pickup code. Please check it and try again.</source>
            <translation>Diesen Abholcode kennen wir nicht. Bitte prüfen und noch einmal versuchen.</translation>
        </message>
        <message>
            <source>This order waits in another shop. Your order page says which.</source>
            <translation>Diese Bestellung liegt in einer anderen Filiale. Ihre Bestellseite sagt, in welcher.</translation>
        </message>
        <message>
            <source>Your order is still being packed. Your order page says when it is ready.</source>
            <translation>Ihre Bestellung wird noch gepackt. Ihre Bestellseite zeigt, wann sie bereit ist.</translation>
        </message>
        <message>
            <source>This order has been collected already.</source>
            <translation>Diese Bestellung wurde schon abgeholt.</translation>
        </message>
        <message>
            <source>This order was cancelled. Please ask a colleague.</source>
            <translation>Diese Bestellung wurde storniert. Bitte fragen Sie unser Personal.</translation>
        </message>
        <message>
            <source>We could not fill this order. Please ask a colleague.</source>
            <translation>Diese Bestellung konnten wir nicht erfüllen. Bitte fragen Sie unser Personal.</translation>
        </message>
        <message>
            <source>It has moved on meanwhile: look again.</source>
            <translation>Inzwischen hat sich etwas geändert: bitte neu ansehen.</translation>
        </message>
        <message>
            <source>A colleague has taken it.</source>
            <translation>Das hat schon jemand übernommen.</translation>
        </message>
        <message>
            <source>%1 has taken it.</source>
            <translation>%1 hat das übernommen.</translation>
        </message>
        <message>
            <source>That PIN is not right. Please try again.</source>
            <translation>Diese PIN stimmt nicht. Bitte noch einmal.</translation>
        </message>
        <message>
            <source>That was not done. Please look again.</source>
            <translation>Das wurde nicht ausgeführt. Bitte sehen Sie noch einmal nach.</translation>
        </message>
        <message>
            <source>Too many wrong PINs. Please wait %1 s.</source>
            <translation>Zu viele falsche PINs. Bitte %1 s warten.</translation>
        </message>
        <message>
            <source>No basket waits under this number. Please look again, or begin anew.</source>
            <translation>Unter dieser Nummer wartet kein Warenkorb. Bitte prüfen Sie sie oder beginnen Sie neu.</translation>
        </message>
        <message>
            <source>This basket has been continued already.</source>
            <translation>Dieser Warenkorb wurde schon fortgesetzt.</translation>
        </message>
        <message>
            <source>This basket waits at another till: the one that gave the number.</source>
            <translation>Dieser Warenkorb wartet an der Kasse, die die Nummer ausgegeben hat.</translation>
        </message>
        <message>
            <source>Baskets cannot be looked up at the moment. Please try again in a minute.</source>
            <translation>Warenkörbe können gerade nicht gesucht werden. Bitte versuchen Sie es gleich noch einmal.</translation>
        </message>
        <message>
            <source>The printer is not ready. Please note the number.</source>
            <translation>Der Drucker ist nicht bereit. Bitte merken Sie sich die Nummer.</translation>
        </message>
        <message>
            <source>Your basket is back. Please go on.</source>
            <translation>Ihr Warenkorb ist wieder da. Bitte machen Sie weiter.</translation>
        </message>
        <message>
            <source>We do not find this member. Please check the number.</source>
            <translation>Dieses Mitglied finden wir nicht. Bitte prüfen Sie die Nummer.</translation>
        </message>
        <message>
            <source>That number is not complete. Please type it again.</source>
            <translation>Die Nummer stimmt nicht. Bitte geben Sie sie noch einmal ein.</translation>
        </message>
        <message>
            <source>There are not enough points to spend on this purchase.</source>
            <translation>Für diesen Einkauf reichen die Punkte nicht.</translation>
        </message>
        <message>
            <source>Your points cannot be spent now. They stay yours.</source>
            <translation>Ihre Punkte lassen sich jetzt nicht einlösen. Sie bleiben Ihnen.</translation>
        </message>
        <message>
            <source>Your coupon counts as soon as its goods are in the basket.</source>
            <translation>Ihr Gutschein zählt, sobald seine Ware im Warenkorb ist.</translation>
        </message>
        <message>
            <source>This coupon cannot be used: it was used before, or is not for you.</source>
            <translation>Dieser Gutschein gilt nicht: Er wurde schon benutzt oder gehört jemand anderem.</translation>
        </message>
        <message>
            <source>Points and coupons cannot be checked just now. They stay yours.</source>
            <translation>Punkte und Gutscheine lassen sich gerade nicht prüfen. Sie bleiben Ihnen.</translation>
        </message>
        <message>
            <source>Please scan or touch the place where the order is put.</source>
            <translation>Bitte den Platz scannen oder berühren, an dem die Bestellung liegt.</translation>
        </message>
        <message>
            <source>Please scan the label of the bag as well.</source>
            <translation>Bitte auch das Etikett der Tasche scannen.</translation>
        </message>
        <message>
            <source>The tags in the bag are not those of this order. Please look inside.</source>
            <translation>In der Tasche ist anderes als bestellt. Bitte hineinsehen.</translation>
        </message>
        <message>
            <source>That is neither a bag's label nor a place's.</source>
            <translation>Das ist weder das Etikett einer Tasche noch das eines Platzes.</translation>
        </message>
        <message>
            <source>The order of %1 was cancelled. Its goods go back.</source>
            <translation>Die Bestellung von %1 wurde storniert. Die Ware kommt zurück.</translation>
        </message>
        <message>
            <source>Nothing could be had for %1. They are told.</source>
            <translation>Für %1 war nichts da. Es wird Bescheid gegeben.</translation>
        </message>
        <message>
            <source>That is for another role. Please ask a colleague.</source>
            <translation>Das darf eine andere Rolle. Bitte jemanden fragen.</translation>
        </message>
        <message>
            <source>Your own badge is not enough for this: your PIN, or a colleague.</source>
            <translation>Der eigene Ausweis reicht hier nicht: Ihre PIN, oder eine zweite Person.</translation>
        </message>
        <message>
            <source>A price can only be lowered here.</source>
            <translation>Hier kann ein Preis nur gesenkt werden.</translation>
        </message>
        <message>
            <source>Your order is still being packed. It should be ready in %1 hours.</source>
            <translation>Ihre Bestellung wird noch gepackt. Sie sollte in %1 Stunden bereit sein.</translation>
        </message>
        <message>
            <source>Your order is still being packed. It should be ready in %1 minutes.</source>
            <translation>Ihre Bestellung wird noch gepackt. Sie sollte in %1 Minuten bereit sein.</translation>
        </message>
        <message>
            <source>This order has waited too long and was put back. Please ask a colleague.</source>
            <translation>Diese Bestellung lag zu lange und wurde zurückgestellt. Bitte fragen Sie uns.</translation>
        </message>
        <message>
            <source>This code is not one of ours. Please open your order page and show its code.</source>
            <translation>Dieser Code ist keiner von uns. Bitte zeigen Sie den Code Ihrer Bestellseite.</translation>
        </message>
        <message>
            <source>Your order has not reached this shop yet. Please try again in a minute.</source>
            <translation>Ihre Bestellung ist in diesem Laden noch nicht angekommen. Bitte versuchen Sie es gleich noch einmal.</translation>
        </message>
        <message>
            <source>A colleague has to hand you this order. Please ask one.</source>
            <translation>Diese Bestellung übergibt Ihnen jemand vom Team. Bitte fragen Sie.</translation>
        </message>
        <message>
            <source>The books say that there is less. Please count first.</source>
            <translation>Laut Büchern ist weniger da. Bitte zuerst zählen.</translation>
        </message>
        <message>
            <source>Nothing is expected under this code.</source>
            <translation>Unter diesem Code wird nichts erwartet.</translation>
        </message>
        <message>
            <source>That till does not answer. Please go there.</source>
            <translation>Diese Kasse antwortet nicht. Bitte hingehen.</translation>
        </message>
    </context>
    <context>
        <name>OrderCard</name>
        <message>
            <source>To pack</source>
            <translation>Zu packen</translation>
        </message>
        <message>
            <source>Being packed</source>
            <translation>Wird gepackt</translation>
        </message>
        <message>
            <source>Ready at %1</source>
            <translation>Bereit: %1</translation>
        </message>
        <message>
            <source>%1 pieces · code ends in %2 · %3</source>
            <translation>%1 Stück · Code endet auf %2 · %3</translation>
        </message>
        <message>
            <source>%1 min ago</source>
            <translation>vor %1 min</translation>
        </message>
        <message>
            <source>%1 h ago</source>
            <translation>vor %1 h</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>Einen Moment</translation>
        </message>
        <message>
            <source>Go on packing</source>
            <translation>Weiterpacken</translation>
        </message>
        <message>
            <source>Pack it</source>
            <translation>Packen</translation>
        </message>
        <message>
            <source>Part of it at %1</source>
            <translation>Teilweise bei %1</translation>
        </message>
        <message>
            <source>late</source>
            <translation>überfällig</translation>
        </message>
        <message>
            <source>%1 min left</source>
            <translation>noch %1 Min.</translation>
        </message>
        <message>
            <source>%1 h left</source>
            <translation>noch %1 Std.</translation>
        </message>
        <message>
            <source>%1 pieces · %2 is on it</source>
            <translation>%1 Stück · %2 ist dran</translation>
        </message>
        <message>
            <source>✓ In the round</source>
            <translation>✓ In der Runde</translation>
        </message>
        <message>
            <source>Into a round</source>
            <translation>In eine Runde</translation>
        </message>
        <message>
            <source>Take it over</source>
            <translation>Übernehmen</translation>
        </message>
        <message>
            <source>bay %1</source>
            <translation>Fach %1</translation>
        </message>
    </context>
    <context>
        <name>PageKeys</name>
        <message>
            <source>Further down</source>
            <translation>Weiter nach unten</translation>
        </message>
        <message>
            <source>Further up</source>
            <translation>Weiter nach oben</translation>
        </message>
    </context>
    <context>
        <name>PausedScreen</name>
        <message>
            <source>Staff</source>
            <translation>Personal</translation>
        </message>
        <message>
            <source>This till is closed</source>
            <translation>Diese Kasse ist geschlossen</translation>
        </message>
        <message>
            <source>Please use another one. Thank you.</source>
            <translation>Bitte eine andere benutzen. Danke.</translation>
        </message>
    </context>
    <context>
        <name>PayAmount</name>
        <message>
            <source>To give back</source>
            <translation>Zurück an Sie</translation>
        </message>
        <message>
            <source>Left to pay</source>
            <translation>Noch zu zahlen</translation>
        </message>
        <message>
            <source>To pay</source>
            <translation>Zu zahlen</translation>
        </message>
        <message>
            <source>of %1</source>
            <translation>von %1</translation>
        </message>
    </context>
    <context>
        <name>PayCode</name>
        <message>
            <source>Hold your gift card to the camera or type its number</source>
            <translation>Halten Sie die Geschenkkarte vor die Kamera oder tippen Sie ihre Nummer ein</translation>
        </message>
        <message>
            <source>Wipe</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Wipe the last character</source>
            <translation>Letztes Zeichen löschen</translation>
        </message>
    </context>
    <context>
        <name>PayPanel</name>
        <message>
            <source>The code to pay with</source>
            <translation>Der Code zum Bezahlen</translation>
        </message>
    </context>
    <context>
        <name>PayScreen</name>
        <message>
            <source>Pay</source>
            <translation>Bezahlen</translation>
        </message>
        <message>
            <source>Hold your gift card to the camera or type its number</source>
            <translation>Halten Sie die Geschenkkarte vor die Kamera oder tippen Sie ihre Nummer ein</translation>
        </message>
        <message>
            <source>Choose how to pay</source>
            <translation>Wählen Sie, wie Sie zahlen</translation>
        </message>
        <message>
            <source>Pay with it</source>
            <translation>Damit bezahlen</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Pay in another way</source>
            <translation>Anders bezahlen</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Back to the basket</source>
            <translation>Zum Warenkorb</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stopp</translation>
        </message>
    </context>
    <context>
        <name>PaySteps</name>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Your phone</source>
            <translation>Ihr Telefon</translation>
        </message>
        <message>
            <source>Receipt</source>
            <translation>Bon</translation>
        </message>
        <message>
            <source>Gift card</source>
            <translation>Geschenkkarte</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>Guthaben</translation>
        </message>
        <message>
            <source>Card reader</source>
            <translation>Kartengerät</translation>
        </message>
        <message>
            <source>Your card</source>
            <translation>Ihre Karte</translation>
        </message>
    </context>
    <context>
        <name>PayWays</name>
        <message>
            <source>Pay all of it or a part</source>
            <translation>Alles oder einen Teil bezahlen</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alles</translation>
        </message>
        <message>
            <source>Or hold the payment code of your phone to the camera.</source>
            <translation>Oder halten Sie den Zahlungscode Ihres Telefons vor die Kamera.</translation>
        </message>
    </context>
    <context>
        <name>PayWords</name>
        <message>
            <source>Waking the card reader</source>
            <translation>Das Kartengerät wird geweckt</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>Einen Moment</translation>
        </message>
        <message>
            <source>Hold your card to the reader</source>
            <translation>Karte ans Gerät halten</translation>
        </message>
        <message>
            <source>Scan this code to pay</source>
            <translation>Zum Bezahlen diesen Code scannen</translation>
        </message>
        <message>
            <source>Waiting for your phone</source>
            <translation>Wir warten auf Ihr Telefon</translation>
        </message>
        <message>
            <source>Looking at your gift card</source>
            <translation>Ihre Geschenkkarte wird geprüft</translation>
        </message>
        <message>
            <source>Stopping</source>
            <translation>Wird gestoppt</translation>
        </message>
        <message>
            <source>Checking what happened</source>
            <translation>Wir prüfen die Zahlung</translation>
        </message>
        <message>
            <source>Paid. Writing your receipt</source>
            <translation>Bezahlt. Ihr Bon entsteht</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>Bezahlt</translation>
        </message>
        <message>
            <source>Giving your money back</source>
            <translation>Ihr Geld geht zurück</translation>
        </message>
        <message>
            <source>Your money is on its way back</source>
            <translation>Ihr Geld ist auf dem Rückweg</translation>
        </message>
        <message>
            <source>A colleague gives you your money back</source>
            <translation>Sie erhalten Ihr Geld vom Personal zurück</translation>
        </message>
        <message>
            <source>A colleague sorts this out</source>
            <translation>Unser Personal klärt das</translation>
        </message>
        <message>
            <source>The reader is silent</source>
            <translation>Das Kartengerät antwortet nicht</translation>
        </message>
        <message>
            <source>This does not work right now</source>
            <translation>Das geht gerade nicht</translation>
        </message>
        <message>
            <source>Payment stopped</source>
            <translation>Zahlung gestoppt</translation>
        </message>
        <message>
            <source>This till needs a hand</source>
            <translation>Diese Kasse braucht Hilfe</translation>
        </message>
        <message>
            <source>The code was not used in time</source>
            <translation>Der Code wurde nicht rechtzeitig benutzt</translation>
        </message>
        <message>
            <source>Your payment code was not taken</source>
            <translation>Ihr Zahlungscode wurde nicht angenommen</translation>
        </message>
        <message>
            <source>We do not know this gift card</source>
            <translation>Diese Geschenkkarte kennen wir nicht</translation>
        </message>
        <message>
            <source>Nothing is left on this gift card</source>
            <translation>Auf dieser Geschenkkarte ist nichts mehr</translation>
        </message>
        <message>
            <source>Gift cards do not work right now</source>
            <translation>Geschenkkarten gehen gerade nicht</translation>
        </message>
        <message>
            <source>This gift card is in use in another shop</source>
            <translation>Diese Geschenkkarte wird gerade in einem anderen Geschäft benutzt</translation>
        </message>
        <message>
            <source>Card declined</source>
            <translation>Karte abgelehnt</translation>
        </message>
        <message>
            <source>Payment declined</source>
            <translation>Zahlung abgelehnt</translation>
        </message>
        <message>
            <source>This takes a moment.</source>
            <translation>Das dauert einen Moment.</translation>
        </message>
        <message>
            <source>Card, phone or watch. Or put the card in.</source>
            <translation>Karte, Handy oder Uhr. Oder die Karte einstecken.</translation>
        </message>
        <message>
            <source>Open the app on your phone and scan. It goes on by itself.</source>
            <translation>Öffnen Sie die App auf Ihrem Telefon und scannen Sie. Danach geht es von selbst weiter.</translation>
        </message>
        <message>
            <source>Please confirm on your phone if it asks you to.</source>
            <translation>Bitte bestätigen Sie auf dem Telefon, wenn es danach fragt.</translation>
        </message>
        <message>
            <source>The reader is being told. Please do not hold your card to it.</source>
            <translation>Das Gerät wird benachrichtigt. Bitte keine Karte mehr vorhalten.</translation>
        </message>
        <message>
            <source>Please do not pay any more.</source>
            <translation>Bitte bezahlen Sie jetzt nicht mehr.</translation>
        </message>
        <message>
            <source>We ask whether you have paid. Please do not pay again.</source>
            <translation>Wir fragen nach, ob Sie bezahlt haben. Bitte zahlen Sie nicht noch einmal.</translation>
        </message>
        <message>
            <source>Thank you.</source>
            <translation>Vielen Dank.</translation>
        </message>
        <message>
            <source>It goes back to where it came from.</source>
            <translation>Es geht dorthin zurück, woher es kam.</translation>
        </message>
        <message>
            <source>It is back where it came from soon. Please leave the goods with us.</source>
            <translation>Es ist bald wieder dort, woher es kam. Bitte lassen Sie die Ware bei uns.</translation>
        </message>
        <message>
            <source>Please wait here for a moment. We know how much it is.</source>
            <translation>Bitte warten Sie hier einen Moment. Wir wissen, wie viel es ist.</translation>
        </message>
        <message>
            <source>We cannot tell yet whether you have paid. Please wait here for a moment.</source>
            <translation>Wir wissen noch nicht, ob Sie bezahlt haben. Bitte warten Sie hier einen Moment.</translation>
        </message>
        <message>
            <source>Nothing was charged. Please ask a colleague, or use another till.</source>
            <translation>Nichts wurde abgebucht. Bitte fragen Sie unser Personal oder nehmen Sie eine andere Kasse.</translation>
        </message>
        <message>
            <source>Head office cannot be reached. Nothing was taken. Please pay in another way.</source>
            <translation>Die Zentrale ist nicht erreichbar. Es wurde nichts abgebucht. Bitte zahlen Sie anders.</translation>
        </message>
        <message>
            <source>Please check the number, or pay in another way.</source>
            <translation>Bitte prüfen Sie die Nummer oder zahlen Sie anders.</translation>
        </message>
        <message>
            <source>Nothing was taken. Please pay in another way.</source>
            <translation>Es wurde nichts abgebucht. Bitte zahlen Sie anders.</translation>
        </message>
        <message>
            <source>Nothing was charged. Show a new code from your app, or pay in another way.</source>
            <translation>Es wurde nichts abgebucht. Zeigen Sie einen neuen Code aus Ihrer App oder zahlen Sie anders.</translation>
        </message>
        <message>
            <source>Nothing was charged. You can try again or use another card.</source>
            <translation>Nichts wurde abgebucht. Versuchen Sie es noch einmal oder mit einer anderen Karte.</translation>
        </message>
        <message>
            <source>Nothing was charged. You can try again or pay in another way.</source>
            <translation>Es wurde nichts abgebucht. Versuchen Sie es noch einmal oder zahlen Sie anders.</translation>
        </message>
    </context>
    <context>
        <name>PinPad</name>
        <message>
            <source>%1 digits typed</source>
            <translation>%1 Ziffern eingegeben</translation>
        </message>
    </context>
    <context>
        <name>PriceChangeSheet</name>
        <message>
            <source>Another price for %1</source>
            <translation>Anderer Preis für %1</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>Warum?</translation>
        </message>
        <message>
            <source>Damaged</source>
            <translation>Beschädigt</translation>
        </message>
        <message>
            <source>Short date</source>
            <translation>Kurz haltbar</translation>
        </message>
        <message>
            <source>Wrong label</source>
            <translation>Etikett falsch</translation>
        </message>
        <message>
            <source>Cheaper elsewhere</source>
            <translation>Anderswo günstiger</translation>
        </message>
        <message>
            <source>Goodwill</source>
            <translation>Kulanz</translation>
        </message>
        <message>
            <source>Change the price</source>
            <translation>Preis ändern</translation>
        </message>
        <message>
            <source>Leave it as it is</source>
            <translation>So lassen</translation>
        </message>
    </context>
    <context>
        <name>PriceSheet</name>
        <message>
            <source>Hold the item's bar code to the camera</source>
            <translation>Halten Sie den Strichcode der Ware vor die Kamera</translation>
        </message>
        <message>
            <source>You see its price. Nothing goes into a basket.</source>
            <translation>Sie sehen den Preis. Nichts kommt in einen Warenkorb.</translation>
        </message>
        <message>
            <source>%1 per kg</source>
            <translation>%1 pro kg</translation>
        </message>
        <message>
            <source>The price on the shelf counts</source>
            <translation>Es gilt der Preis am Regal</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Jetzt nicht</translation>
        </message>
        <message>
            <source>Thank you</source>
            <translation>Danke</translation>
        </message>
        <message>
            <source>This price is not right</source>
            <translation>Dieser Preis stimmt nicht</translation>
        </message>
    </context>
    <context>
        <name>DeviceWords</name>
        <message>
            <source>It does not answer. Check power and cable</source>
            <translation>Antwortet nicht. Bitte Strom und Kabel prüfen</translation>
        </message>
        <message>
            <source>It has fallen silent. Switch it off and on</source>
            <translation>Ist verstummt. Bitte aus- und wieder einschalten</translation>
        </message>
        <message>
            <source>It repeats itself. Switch it off and on</source>
            <translation>Wiederholt sich. Bitte aus- und wieder einschalten</translation>
        </message>
        <message>
            <source>Its weight drifts. Empty it and set it to zero</source>
            <translation>Das Gewicht wandert. Bitte leeren und auf null stellen</translation>
        </message>
        <message>
            <source>It sends too much. Switch it off and on</source>
            <translation>Sendet zu viel. Bitte aus- und wieder einschalten</translation>
        </message>
        <message>
            <source>Its clock is wrong. Switch it off and on</source>
            <translation>Uhrzeit ist falsch. Bitte aus- und wieder einschalten</translation>
        </message>
        <message>
            <source>It cannot take its new settings. Tell head office</source>
            <translation>Kann die neuen Einstellungen nicht übernehmen. Bitte der Zentrale melden</translation>
        </message>
        <message>
            <source>Much of what it sends is spoilt. Check the cable</source>
            <translation>Vieles kommt verstümmelt an. Bitte das Kabel prüfen</translation>
        </message>
    </context>
    <context>
        <name>PrinterWords</name>
        <message>
            <source>No receipt printer</source>
            <translation>Kein Bondrucker</translation>
        </message>
        <message>
            <source>The printer does not answer</source>
            <translation>Der Drucker antwortet nicht</translation>
        </message>
        <message>
            <source>The printer's cover is open</source>
            <translation>Die Klappe des Druckers ist offen</translation>
        </message>
        <message>
            <source>The printer has no paper</source>
            <translation>Der Drucker hat kein Papier</translation>
        </message>
        <message>
            <source>The printer's paper ends soon</source>
            <translation>Das Papier des Druckers geht zu Ende</translation>
        </message>
        <message>
            <source>The printer is ready</source>
            <translation>Der Drucker ist bereit</translation>
        </message>
    </context>
    <context>
        <name>RepeatSheet</name>
        <message>
            <source>Another one?</source>
            <translation>Noch eins?</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Nein</translation>
        </message>
        <message>
            <source>One more: %1</source>
            <translation>Noch eins: %1</translation>
        </message>
    </context>
    <context>
        <name>ResumeScreen</name>
        <message>
            <source>Continue a basket</source>
            <translation>Warenkorb fortsetzen</translation>
        </message>
        <message>
            <source>Looking for it</source>
            <translation>Wird gesucht</translation>
        </message>
        <message>
            <source>Find my basket</source>
            <translation>Meinen Warenkorb suchen</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Show the code of your basket, or type its number</source>
            <translation>Zeigen Sie den Code Ihres Warenkorbs oder tippen Sie die Nummer</translation>
        </message>
    </context>
    <context>
        <name>SpokenGuide</name>
        <message>
            <source>Reading aloud. Move with the arrow keys, choose with the middle key.</source>
            <translation>Ich lese vor. Bewegen Sie sich mit den Pfeiltasten, wählen Sie mit der mittleren Taste.</translation>
        </message>
        <message>
            <source>Total %1</source>
            <translation>Summe %1</translation>
        </message>
    </context>
    <context>
        <name>StaffBasketScreen</name>
        <message>
            <source>Basket</source>
            <translation>Warenkorb</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Abmelden</translation>
        </message>
        <message>
            <source>price changed</source>
            <translation>Preis geändert</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Preis</translation>
        </message>
        <message>
            <source>Take out</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>No basket is open here</source>
            <translation>Hier ist kein Warenkorb offen</translation>
        </message>
        <message>
            <source>It is shown here while a customer shops at this till.</source>
            <translation>Er erscheint hier, solange jemand an dieser Kasse einkauft.</translation>
        </message>
    </context>
    <context>
        <name>StaffKiosksScreen</name>
        <message>
            <source>Sign out</source>
            <translation>Abmelden</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>Frei</translation>
        </message>
        <message>
            <source>Shopping: %1 items</source>
            <translation>Einkauf: %1 Artikel</translation>
        </message>
        <message>
            <source>Paying</source>
            <translation>Bezahlt gerade</translation>
        </message>
        <message>
            <source>Collecting an order</source>
            <translation>Holt eine Bestellung ab</translation>
        </message>
        <message>
            <source>Waits for a colleague</source>
            <translation>Wartet auf Personal</translation>
        </message>
        <message>
            <source>A colleague is there</source>
            <translation>Personal ist dort</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Geschlossen</translation>
        </message>
        <message>
            <source>In order</source>
            <translation>In Ordnung</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Nein</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Till %1</source>
            <translation>Kasse %1</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>gerade eben</translation>
        </message>
        <message>
            <source>%1 min ago</source>
            <translation>vor %1 min</translation>
        </message>
        <message>
            <source>No till has told anything yet</source>
            <translation>Noch hat sich keine Kasse gemeldet</translation>
        </message>
        <message>
            <source>They appear here by themselves.</source>
            <translation>Sie erscheinen hier von selbst.</translation>
        </message>
        <message>
            <source>All tills</source>
            <translation>Alle Kassen</translation>
        </message>
    </context>
    <context>
        <name>StaffOrdersScreen</name>
        <message>
            <source>Orders</source>
            <translation>Bestellungen</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Abmelden</translation>
        </message>
        <message>
            <source>No orders</source>
            <translation>Keine Bestellungen</translation>
        </message>
        <message>
            <source>Orders from the web shop appear here by themselves.</source>
            <translation>Bestellungen aus dem Webshop erscheinen hier von selbst.</translation>
        </message>
        <message>
            <source>Pack 1 order</source>
            <translation>1 Bestellung packen</translation>
        </message>
        <message>
            <source>Pack %1 orders in one round</source>
            <translation>%1 Bestellungen in einer Runde packen</translation>
        </message>
    </context>
    <context>
        <name>StaffPickScreen</name>
        <message>
            <source>Pack for %1</source>
            <translation>Packen für %1</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>Take</source>
            <translation>Menge</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Platz</translation>
        </message>
        <message>
            <source>No set place</source>
            <translation>Kein fester Platz</translation>
        </message>
        <message>
            <source>Pack %1 orders</source>
            <translation>%1 Bestellungen packen</translation>
        </message>
        <message>
            <source>%1: take %2 from %3</source>
            <translation>%1: %2 von %3 nehmen</translation>
        </message>
        <message>
            <source>Scan it</source>
            <translation>Bitte scannen</translation>
        </message>
        <message>
            <source>It is in the bag</source>
            <translation>Es ist in der Tasche</translation>
        </message>
        <message>
            <source>All %1 are in the bag</source>
            <translation>Alle %1 sind in der Tasche</translation>
        </message>
        <message>
            <source>Instead of %1</source>
            <translation>Statt %1</translation>
        </message>
        <message>
            <source>It has a tag: lay it on the pad, or scan it</source>
            <translation>Es hat ein Etikett mit Chip: auf die Ablage legen oder scannen</translation>
        </message>
        <message>
            <source>Into bag</source>
            <translation>In Tasche</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>Problem</translation>
        </message>
    </context>
    <context>
        <name>StaffReceiptsScreen</name>
        <message>
            <source>Receipts</source>
            <translation>Bons</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Abmelden</translation>
        </message>
        <message>
            <source>Receipt %1</source>
            <translation>Bon %1</translation>
        </message>
        <message>
            <source>printed %1 ×</source>
            <translation>%1 × gedruckt</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>Einen Moment</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Drucken</translation>
        </message>
        <message>
            <source>Print again</source>
            <translation>Noch einmal drucken</translation>
        </message>
        <message>
            <source>No receipts yet</source>
            <translation>Noch keine Bons</translation>
        </message>
        <message>
            <source>Every sale of this till appears here.</source>
            <translation>Jeder Verkauf dieser Kasse erscheint hier.</translation>
        </message>
    </context>
    <context>
        <name>StaffSignInScreen</name>
        <message>
            <source>Staff</source>
            <translation>Personal</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Anmelden</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Your PIN</source>
            <translation>Ihre PIN</translation>
        </message>
        <message>
            <source>Hold your badge to the scanner, or choose your name and type your PIN.</source>
            <translation>Ausweis vor den Scanner halten oder Namen wählen und PIN eingeben.</translation>
        </message>
    </context>
    <context>
        <name>StaffStageScreen</name>
        <message>
            <source>Where does it wait?</source>
            <translation>Wo steht sie bereit?</translation>
        </message>
        <message>
            <source>It is at %1</source>
            <translation>Steht in %1</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Scan the bag, then the place where you have put it.</source>
            <translation>Scannen Sie die Tasche, dann den Platz, an dem sie liegt.</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>Einen Moment</translation>
        </message>
        <message>
            <source>Scan the place</source>
            <translation>Platz scannen</translation>
        </message>
        <message>
            <source>The bag has no label</source>
            <translation>Die Tasche hat kein Etikett</translation>
        </message>
        <message>
            <source>Bag %1, for %2</source>
            <translation>Tasche %1, für %2</translation>
        </message>
        <message>
            <source>Scan the label of the bag</source>
            <translation>Etikett der Tasche scannen</translation>
        </message>
        <message>
            <source>Bag %1</source>
            <translation>Tasche %1</translation>
        </message>
        <message>
            <source>Lay the bag on the pad. Missing: %1. Too much: %2</source>
            <translation>Legen Sie die Tasche auf die Ablage. Es fehlt: %1. Zu viel: %2</translation>
        </message>
        <message>
            <source>Lay the bag on the pad. Missing: %1</source>
            <translation>Legen Sie die Tasche auf die Ablage. Es fehlt: %1</translation>
        </message>
        <message>
            <source>This does not belong in the bag: %1</source>
            <translation>Das gehört nicht in die Tasche: %1</translation>
        </message>
        <message>
            <source>Scan the place, or touch it here</source>
            <translation>Platz scannen oder hier berühren</translation>
        </message>
        <message>
            <source>Place %1</source>
            <translation>Platz %1</translation>
        </message>
        <message>
            <source>1 piece is missing: the customer will be told</source>
            <translation>1 Stück fehlt: Die Kundin oder der Kunde erfährt es</translation>
        </message>
        <message>
            <source>%1 pieces are missing: the customer will be told</source>
            <translation>%1 Stück fehlen: Die Kundin oder der Kunde erfährt es</translation>
        </message>
        <message>
            <source>Bay %1</source>
            <translation>Fach %1</translation>
        </message>
    </context>
    <context>
        <name>StaffStockScreen</name>
        <message>
            <source>Stock</source>
            <translation>Bestand</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Another item</source>
            <translation>Anderer Artikel</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Abmelden</translation>
        </message>
        <message>
            <source>So many lie there</source>
            <translation>So viele liegen da</translation>
        </message>
        <message>
            <source>It is carried</source>
            <translation>Ist getragen</translation>
        </message>
        <message>
            <source>Write off</source>
            <translation>Abschreiben</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Senden</translation>
        </message>
        <message>
            <source>To the shelf</source>
            <translation>Ins Regal</translation>
        </message>
        <message>
            <source>To the back room</source>
            <translation>Ins Lager</translation>
        </message>
        <message>
            <source>Damaged</source>
            <translation>Beschädigt</translation>
        </message>
        <message>
            <source>Expired</source>
            <translation>Abgelaufen</translation>
        </message>
        <message>
            <source>Stolen</source>
            <translation>Gestohlen</translation>
        </message>
        <message>
            <source>Own use</source>
            <translation>Eigenbedarf</translation>
        </message>
        <message>
            <source>Scan an item or the code of a pallet, or type the item's number.</source>
            <translation>Artikel oder Palettencode scannen, oder Artikelnummer eingeben.</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>Warum?</translation>
        </message>
        <message>
            <source>Where to?</source>
            <translation>Wohin?</translation>
        </message>
        <message>
            <source>Scan each piece, type how many, or take what the readers see.</source>
            <translation>Jedes Stück scannen, Anzahl eingeben oder Lesergebnis übernehmen.</translation>
        </message>
        <message>
            <source>The readers see %1</source>
            <translation>Die Leser sehen %1</translation>
        </message>
        <message>
            <source>Expected</source>
            <translation>Erwartet</translation>
        </message>
        <message>
            <source>%1 pieces</source>
            <translation>%1 Stück</translation>
        </message>
        <message>
            <source>It is here</source>
            <translation>Ist da</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>Zählen</translation>
        </message>
        <message>
            <source>Carry</source>
            <translation>Umlagern</translation>
        </message>
        <message>
            <source>Send to a store</source>
            <translation>An einen Laden senden</translation>
        </message>
        <message>
            <source>Look it up</source>
            <translation>Nachschlagen</translation>
        </message>
    </context>
    <context>
        <name>StaffTabs</name>
        <message>
            <source>Tasks</source>
            <translation>Aufgaben</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Bestellungen</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Gewichte</translation>
        </message>
        <message>
            <source>Receipts</source>
            <translation>Bons</translation>
        </message>
        <message>
            <source>Till</source>
            <translation>Kasse</translation>
        </message>
        <message>
            <source>Basket</source>
            <translation>Warenkorb</translation>
        </message>
        <message>
            <source>%1 now</source>
            <translation>%1 eilig</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>Bestand</translation>
        </message>
        <message>
            <source>All tills</source>
            <translation>Alle Kassen</translation>
        </message>
    </context>
    <context>
        <name>StaffTasksScreen</name>
        <message>
            <source>Tasks</source>
            <translation>Aufgaben</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Abmelden</translation>
        </message>
        <message>
            <source>Payment did not happen</source>
            <translation>Es wurde nicht bezahlt</translation>
        </message>
        <message>
            <source>All done</source>
            <translation>Alles erledigt</translation>
        </message>
        <message>
            <source>New tasks appear here by themselves.</source>
            <translation>Neue Aufgaben erscheinen hier von selbst.</translation>
        </message>
    </context>
    <context>
        <name>StaffTillScreen</name>
        <message>
            <source>Till</source>
            <translation>Kasse</translation>
        </message>
        <message>
            <source>Close the day</source>
            <translation>Tag abschließen</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Abmelden</translation>
        </message>
        <message>
            <source>Nothing has been sold since the last close.</source>
            <translation>Seit dem letzten Abschluss wurde nichts verkauft.</translation>
        </message>
        <message>
            <source>A payment is under way: finish it first.</source>
            <translation>Eine Zahlung läuft noch: erst beenden.</translation>
        </message>
        <message>
            <source>Money owed</source>
            <translation>Offene Beträge</translation>
        </message>
        <message>
            <source>We owe a customer</source>
            <translation>Wir schulden einem Kunden</translation>
        </message>
        <message>
            <source>The bank said no afterwards</source>
            <translation>Die Bank hat nachträglich abgelehnt</translation>
        </message>
        <message>
            <source>Give back</source>
            <translation>Zurückgeben</translation>
        </message>
        <message>
            <source>Settled</source>
            <translation>Erledigt</translation>
        </message>
        <message>
            <source>To be paid at the counter</source>
            <translation>An der Kasse zu zahlen</translation>
        </message>
        <message>
            <source>Number %1</source>
            <translation>Nummer %1</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>Bezahlt</translation>
        </message>
        <message>
            <source>Not paid</source>
            <translation>Nicht bezahlt</translation>
        </message>
        <message>
            <source>Day %1</source>
            <translation>Tag %1</translation>
        </message>
        <message>
            <source>since %1</source>
            <translation>seit %1</translation>
        </message>
        <message>
            <source>%1 sales, %2, tax %3</source>
            <translation>%1 Verkäufe, %2, Steuer %3</translation>
        </message>
        <message>
            <source>given back: %1</source>
            <translation>zurückgegeben: %1</translation>
        </message>
        <message>
            <source>approved without the bank: %1</source>
            <translation>ohne Bank genehmigt: %1</translation>
        </message>
        <message>
            <source>Newest sales</source>
            <translation>Letzte Verkäufe</translation>
        </message>
        <message>
            <source>Receipt %1</source>
            <translation>Bon %1</translation>
        </message>
        <message>
            <source>given back</source>
            <translation>zurückgegeben</translation>
        </message>
        <message>
            <source>Till %1</source>
            <translation>Kasse %1</translation>
        </message>
    </context>
    <context>
        <name>StaffWeightsScreen</name>
        <message>
            <source>Weight checks</source>
            <translation>Gewichtsprüfung</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Abmelden</translation>
        </message>
        <message>
            <source>Nothing learned yet</source>
            <translation>Noch nichts gelernt</translation>
        </message>
        <message>
            <source>Each sale with a bagging scale teaches what its items weigh.</source>
            <translation>Jeder Verkauf mit Packwaage lehrt, was die Artikel wiegen.</translation>
        </message>
    </context>
    <context>
        <name>StartScreen</name>
        <message>
            <source>Scan your first item
to begin</source>
            <translation>Scannen Sie Ihren
ersten Artikel</translation>
        </message>
        <message>
            <source>One moment, prices are loading</source>
            <translation>Einen Moment, die Preise werden geladen</translation>
        </message>
        <message>
            <source>Hold its bar code to the camera</source>
            <translation>Halten Sie den Strichcode vor die Kamera</translation>
        </message>
        <message>
            <source>What does it cost?</source>
            <translation>Was kostet das?</translation>
        </message>
        <message>
            <source>Scan and pay</source>
            <translation>Scannen und bezahlen</translation>
        </message>
        <message>
            <source>For goods you have in your hands</source>
            <translation>Für Ware, die Sie dabeihaben</translation>
        </message>
        <message>
            <source>Collect my order</source>
            <translation>Bestellung abholen</translation>
        </message>
        <message>
            <source>For goods you ordered online</source>
            <translation>Für online Bestelltes</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>Personal</translation>
        </message>
        <message>
            <source>Continue a paused basket</source>
            <translation>Geparkten Warenkorb fortsetzen</translation>
        </message>
    </context>
    <context>
        <name>Stepper</name>
        <message>
            <source>One less: %1</source>
            <translation>Eins weniger: %1</translation>
        </message>
        <message>
            <source>One more: %1</source>
            <translation>Eins mehr: %1</translation>
        </message>
    </context>
    <context>
        <name>StockItem</name>
        <message>
            <source>On hand</source>
            <translation>Bestand</translation>
        </message>
        <message>
            <source>Promised</source>
            <translation>Zugesagt</translation>
        </message>
        <message>
            <source>On the shelf</source>
            <translation>Im Regal</translation>
        </message>
        <message>
            <source>In the back room</source>
            <translation>Im Lager</translation>
        </message>
        <message>
            <source>Tags read</source>
            <translation>Gelesene Etiketten</translation>
        </message>
        <message>
            <source>delivery</source>
            <translation>Lieferung</translation>
        </message>
        <message>
            <source>sale</source>
            <translation>Verkauf</translation>
        </message>
        <message>
            <source>order</source>
            <translation>Bestellung</translation>
        </message>
        <message>
            <source>count</source>
            <translation>Zählung</translation>
        </message>
        <message>
            <source>readers</source>
            <translation>Leser</translation>
        </message>
        <message>
            <source>scales</source>
            <translation>Waagen</translation>
        </message>
        <message>
            <source>carried</source>
            <translation>umgelagert</translation>
        </message>
        <message>
            <source>written off</source>
            <translation>abgeschrieben</translation>
        </message>
        <message>
            <source>returned</source>
            <translation>zurückgenommen</translation>
        </message>
        <message>
            <source>sent away</source>
            <translation>versandt</translation>
        </message>
        <message>
            <source>books</source>
            <translation>Bücher</translation>
        </message>
        <message>
            <source>nobody has looked</source>
            <translation>niemand hat nachgesehen</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>gerade eben</translation>
        </message>
        <message>
            <source>%1 min ago</source>
            <translation>vor %1 min</translation>
        </message>
        <message>
            <source>%1 h ago</source>
            <translation>vor %1 h</translation>
        </message>
        <message>
            <source>%1 days ago</source>
            <translation>vor %1 Tagen</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>Einen Moment</translation>
        </message>
    </context>
    <context>
        <name>StockPast</name>
        <message>
            <source>On hand over time</source>
            <translation>Bestand im Lauf der Zeit</translation>
        </message>
        <message>
            <source>now</source>
            <translation>jetzt</translation>
        </message>
    </context>
    <context>
        <name>SuspendedScreen</name>
        <message>
            <source>Your basket waits</source>
            <translation>Ihr Warenkorb wartet</translation>
        </message>
        <message>
            <source>Your number is %1</source>
            <translation>Ihre Nummer ist %1</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>One moment, your basket is put aside</source>
            <translation>Einen Moment, Ihr Warenkorb wird geparkt</translation>
        </message>
        <message>
            <source>Your number</source>
            <translation>Ihre Nummer</translation>
        </message>
        <message>
            <source>Please come back to this very till: the shop's own computer does not answer.</source>
            <translation>Bitte kommen Sie an genau diese Kasse zurück: Der Rechner des Geschäfts antwortet nicht.</translation>
        </message>
        <message>
            <source>Continue at any till of this shop.</source>
            <translation>Weiter geht es an jeder Kasse dieses Geschäfts.</translation>
        </message>
        <message>
            <source>It waits until %1.</source>
            <translation>Er wartet bis %1.</translation>
        </message>
        <message>
            <source>Printing</source>
            <translation>Wird gedruckt</translation>
        </message>
        <message>
            <source>Printed. Print again</source>
            <translation>Gedruckt. Noch einmal</translation>
        </message>
        <message>
            <source>Print the number</source>
            <translation>Nummer drucken</translation>
        </message>
        <message>
            <source>Your number as a code</source>
            <translation>Ihre Nummer als Code</translation>
        </message>
        <message>
            <source>Take a picture of it, or note the number</source>
            <translation>Fotografieren Sie den Code oder merken Sie sich die Nummer</translation>
        </message>
        <message>
            <source>This screen closes in %1 s</source>
            <translation>Diese Anzeige schließt in %1 s</translation>
        </message>
    </context>
    <context>
        <name>Switch</name>
        <message>
            <source>on</source>
            <translation>an</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
    </context>
    <context>
        <name>TaskRow</name>
        <message>
            <source>Refill %1</source>
            <translation>%1 auffüllen</translation>
        </message>
        <message>
            <source>Pack an order</source>
            <translation>Bestellung packen</translation>
        </message>
        <message>
            <source>A customer needs you at till %1</source>
            <translation>Kundschaft braucht Sie an Kasse %1</translation>
        </message>
        <message>
            <source>Look at the printer of till %1</source>
            <translation>Drucker der Kasse %1 ansehen</translation>
        </message>
        <message>
            <source>Change the shelf label of %1</source>
            <translation>Regaletikett von %1 austauschen</translation>
        </message>
        <message>
            <source>Put money right at till %1</source>
            <translation>Geld an Kasse %1 in Ordnung bringen</translation>
        </message>
        <message>
            <source>Number %1 comes to the counter to pay</source>
            <translation>Nummer %1 kommt zum Zahlen an die Kasse</translation>
        </message>
        <message>
            <source>A coupon was used twice at till %1: look into it</source>
            <translation>An Kasse %1 wurde ein Coupon doppelt eingelöst: bitte klären</translation>
        </message>
        <message>
            <source>Look at device %1</source>
            <translation>Gerät %1 ansehen</translation>
        </message>
        <message>
            <source>Please look: %1 left without being paid</source>
            <translation>Bitte nachsehen: %1 ging unbezahlt hinaus</translation>
        </message>
        <message>
            <source>Tidy up %1: something else lies there</source>
            <translation>%1 aufräumen: dort liegt etwas anderes</translation>
        </message>
        <message>
            <source>Take %1 back? It was paid for and lies here again</source>
            <translation>%1 zurücknehmen? Es war bezahlt und liegt wieder hier</translation>
        </message>
        <message>
            <source>Count %1: the shelf says there are fewer</source>
            <translation>%1 zählen: das Regal sagt, es sind weniger</translation>
        </message>
        <message>
            <source>Place %1</source>
            <translation>Platz %1</translation>
        </message>
        <message>
            <source>Exit %1</source>
            <translation>Ausgang %1</translation>
        </message>
        <message>
            <source>Till %1</source>
            <translation>Kasse %1</translation>
        </message>
        <message>
            <source>%1 of %2 there</source>
            <translation>%1 von %2 da</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>gerade eben</translation>
        </message>
        <message>
            <source>%1 min ago</source>
            <translation>vor %1 min</translation>
        </message>
        <message>
            <source>%1 h ago</source>
            <translation>vor %1 h</translation>
        </message>
        <message>
            <source>%1 is on it</source>
            <translation>%1 ist dran</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>Einen Moment</translation>
        </message>
        <message>
            <source>Pack it</source>
            <translation>Packen</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Erledigt</translation>
        </message>
        <message>
            <source>I do it</source>
            <translation>Ich mache das</translation>
        </message>
        <message>
            <source>Count %1: more is promised than lies there</source>
            <translation>%1 zählen: mehr zugesagt als vorhanden</translation>
        </message>
        <message>
            <source>Give it back</source>
            <translation>Zurückgeben</translation>
        </message>
        <message>
            <source>Handed over</source>
            <translation>Übergeben</translation>
        </message>
        <message>
            <source>Not handed over</source>
            <translation>Nicht übergeben</translation>
        </message>
    </context>
    <context>
        <name>TillSheets</name>
        <message>
            <source>Close the day with %1?</source>
            <translation>Tag mit %1 abschließen?</translation>
        </message>
        <message>
            <source>Have you got %1?</source>
            <translation>Haben Sie %1 erhalten?</translation>
        </message>
        <message>
            <source>Let this basket of %1 go?</source>
            <translation>Diesen Einkauf über %1 aufgeben?</translation>
        </message>
        <message>
            <source>Is %1 settled?</source>
            <translation>Ist %1 erledigt?</translation>
        </message>
        <message>
            <source>Give back %1?</source>
            <translation>%1 zurückgeben?</translation>
        </message>
        <message>
            <source>The report is written and a new day begins with the next sale.</source>
            <translation>Der Bericht wird geschrieben, und mit dem nächsten Verkauf beginnt ein neuer Tag.</translation>
        </message>
        <message>
            <source>The basket becomes a sale with a receipt.</source>
            <translation>Aus dem Einkauf wird ein Verkauf mit Beleg.</translation>
        </message>
        <message>
            <source>What was paid of it before goes back.</source>
            <translation>Was davon schon bezahlt war, geht zurück.</translation>
        </message>
        <message>
            <source>Nobody is asked for it any more.</source>
            <translation>Niemand wird mehr danach gefragt.</translation>
        </message>
        <message>
            <source>It goes back to where it came from. What was paid in cash, give back in cash.</source>
            <translation>Es geht dorthin zurück, woher es kam. Was bar bezahlt wurde, geben Sie bar zurück.</translation>
        </message>
        <message>
            <source>No, go back</source>
            <translation>Nein, zurück</translation>
        </message>
        <message>
            <source>Yes, do it</source>
            <translation>Ja, ausführen</translation>
        </message>
        <message>
            <source>Day %1 is closed</source>
            <translation>Tag %1 ist abgeschlossen</translation>
        </message>
        <message>
            <source>%1 sales, %2</source>
            <translation>%1 Verkäufe, %2</translation>
        </message>
        <message>
            <source>All right</source>
            <translation>In Ordnung</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Language: %1</source>
            <translation>Sprache: %1</translation>
        </message>
        <message>
            <source>Access</source>
            <translation>Anpassen</translation>
        </message>
        <message>
            <source>Access: large letters, contrast, reach, speech</source>
            <translation>Anpassen: große Schrift, Kontrast, Reichweite, Vorlesen</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <source>%1: somebody else signs in</source>
            <translation>%1: jemand anders meldet sich an</translation>
        </message>
    </context>
    <context>
        <name>WayWords</name>
        <message>
            <source>Card</source>
            <translation>Karte</translation>
        </message>
        <message>
            <source>WeChat Pay</source>
            <translation>WeChat Pay</translation>
        </message>
        <message>
            <source>Alipay</source>
            <translation>Alipay</translation>
        </message>
        <message>
            <source>Bank transfer by QR</source>
            <translation>Überweisung per QR-Code</translation>
        </message>
        <message>
            <source>Gift card</source>
            <translation>Geschenkkarte</translation>
        </message>
        <message>
            <source>At the counter</source>
            <translation>An der Kasse</translation>
        </message>
        <message>
            <source>Card, phone or watch</source>
            <translation>Karte, Telefon oder Uhr</translation>
        </message>
        <message>
            <source>Scan the code here with your phone</source>
            <translation>Den Code hier mit dem Telefon scannen</translation>
        </message>
        <message>
            <source>Hold it to the camera or type its number</source>
            <translation>Vor die Kamera halten oder Nummer eintippen</translation>
        </message>
        <message>
            <source>Cash, or with the help of a colleague</source>
            <translation>Bar oder mit Hilfe des Personals</translation>
        </message>
    </context>
    <context>
        <name>WeighScreen</name>
        <message>
            <source>Weigh it</source>
            <translation>Wiegen</translation>
        </message>
        <message>
            <source>%1 kg</source>
            <translation>%1 kg</translation>
        </message>
        <message>
            <source>Put it on the scale</source>
            <translation>Auf die Waage legen</translation>
        </message>
        <message>
            <source>Take this weight</source>
            <translation>Gewicht übernehmen</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>%1 per kg</source>
            <translation>%1 pro kg</translation>
        </message>
        <message>
            <source>The scale is not at zero</source>
            <translation>Die Waage steht nicht auf 0</translation>
        </message>
        <message>
            <source>On the scale</source>
            <translation>Auf der Waage</translation>
        </message>
        <message>
            <source>Still moving</source>
            <translation>Noch nicht ruhig</translation>
        </message>
        <message>
            <source>My own container is on it: do not count it</source>
            <translation>Mein eigener Behälter steht darauf: nicht mitwiegen</translation>
        </message>
        <message>
            <source>Without the container of %1 kg: count it again</source>
            <translation>Ohne Behälter (%1 kg): wieder mitwiegen</translation>
        </message>
    </context>
    <context>
        <name>WeightRow</name>
        <message>
            <source>Not weighed yet</source>
            <translation>Noch nicht gewogen</translation>
        </message>
        <message>
            <source>%1 g, give or take %2 g, from %3 pieces</source>
            <translation>%1 g, plus/minus %2 g, aus %3 Stück</translation>
        </message>
        <message>
            <source>Switched off: any weight is right</source>
            <translation>Abgeschaltet: jedes Gewicht gilt</translation>
        </message>
        <message>
            <source>Never asked about</source>
            <translation>Nie nachgefragt</translation>
        </message>
        <message>
            <source>Wrong in %1 of %2 checks</source>
            <translation>Falsch in %1 von %2 Prüfungen</translation>
        </message>
        <message>
            <source>Switch on</source>
            <translation>Einschalten</translation>
        </message>
        <message>
            <source>Switch off</source>
            <translation>Abschalten</translation>
        </message>
    </context>
    <context>
        <name>MemberSheet</name>
        <message>
            <source>Your member number</source>
            <translation>Ihre Mitgliedsnummer</translation>
        </message>
        <message>
            <source>Or hold your card or phone to the camera</source>
            <translation>Oder halten Sie Karte oder Handy vor die Kamera</translation>
        </message>
        <message>
            <source>%1 digits typed</source>
            <translation>%1 Ziffern eingegeben</translation>
        </message>
        <message>
            <source>%1 points</source>
            <translation>%1 Punkte</translation>
        </message>
        <message>
            <source>This purchase earns %1 points</source>
            <translation>Dieser Einkauf bringt %1 Punkte</translation>
        </message>
        <message>
            <source>Not all of your points can be spent just now</source>
            <translation>Im Moment lassen sich nicht alle Punkte einlösen</translation>
        </message>
        <message>
            <source>That is my number</source>
            <translation>Das ist meine Nummer</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>Einen Moment</translation>
        </message>
        <message>
            <source>Keep my points</source>
            <translation>Punkte behalten</translation>
        </message>
        <message>
            <source>Use %1 points: %2 off</source>
            <translation>%1 Punkte einlösen: %2 sparen</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Without a number</source>
            <translation>Ohne Nummer</translation>
        </message>
        <message>
            <source>That is not me</source>
            <translation>Das bin ich nicht</translation>
        </message>
    </context>
    <context>
        <name>MemberStrip</name>
        <message>
            <source>Member? Show your card</source>
            <translation>Mitglied? Karte zeigen</translation>
        </message>
        <message>
            <source>%1 · %2 off with points</source>
            <translation>%1 · %2 mit Punkten gespart</translation>
        </message>
        <message>
            <source>%1 · %2 points</source>
            <translation>%1 · %2 Punkte</translation>
        </message>
    </context>
    <context>
        <name>SuggestionCard</name>
        <message>
            <source>Goes well with it: %1</source>
            <translation>Passt gut dazu: %1</translation>
        </message>
        <message>
            <source>%1 · shelf %2</source>
            <translation>%1 · Regal %2</translation>
        </message>
        <message>
            <source>No, thanks</source>
            <translation>Nein, danke</translation>
        </message>
    </context>
    <context>
        <name>PackSheet</name>
        <message>
            <source>This is %1</source>
            <translation>Das ist %1</translation>
        </message>
        <message>
            <source>What is wrong with %1?</source>
            <translation>Was stimmt nicht mit %1?</translation>
        </message>
        <message>
            <source>%1 is wanted. It may be taken instead.</source>
            <translation>Gebraucht wird %1. Das hier darf als Ersatz mit.</translation>
        </message>
        <message>
            <source>%1 is wanted, and this may not replace it.</source>
            <translation>Gebraucht wird %1, und das hier ist kein Ersatz dafür.</translation>
        </message>
        <message>
            <source>Put it back</source>
            <translation>Zurücklegen</translation>
        </message>
        <message>
            <source>Take it instead</source>
            <translation>Stattdessen nehmen</translation>
        </message>
        <message>
            <source>There are no more of it</source>
            <translation>Mehr ist nicht da</translation>
        </message>
        <message>
            <source>It is not there</source>
            <translation>Es ist nicht da</translation>
        </message>
        <message>
            <source>It is damaged</source>
            <translation>Es ist beschädigt</translation>
        </message>
        <message>
            <source>Its code cannot be read: it is in the bag</source>
            <translation>Der Code ist unlesbar: Es ist in der Tasche</translation>
        </message>
        <message>
            <source>Or take instead</source>
            <translation>Oder nehmen Sie stattdessen</translation>
        </message>
        <message>
            <source>Nothing is wrong</source>
            <translation>Alles in Ordnung</translation>
        </message>
    </context>
    <context>
        <name>PickupHero</name>
        <message>
            <source>Bay %1 is open</source>
            <translation>Fach %1 ist offen</translation>
        </message>
        <message>
            <source>Someone is bringing it</source>
            <translation>Jemand bringt sie</translation>
        </message>
        <message>
            <source>Your order is at bay %1</source>
            <translation>Ihre Bestellung ist in Fach %1</translation>
        </message>
        <message>
            <source>Your order is at %1</source>
            <translation>Ihre Bestellung liegt bei %1</translation>
        </message>
        <message>
            <source>Take your things and shut the door.</source>
            <translation>Nehmen Sie Ihre Sachen und schließen Sie die Tür.</translation>
        </message>
        <message>
            <source>It is being opened</source>
            <translation>Es wird geöffnet</translation>
        </message>
        <message>
            <source>A colleague is being called</source>
            <translation>Jemand vom Team wird gerufen</translation>
        </message>
        <message>
            <source>It could not be opened just now.</source>
            <translation>Es ließ sich gerade nicht öffnen.</translation>
        </message>
        <message>
            <source>They look at your age (%1) and hand it to you.</source>
            <translation>Sie prüfen Ihr Alter (%1) und geben sie Ihnen.</translation>
        </message>
        <message>
            <source>They look who you are and hand it to you.</source>
            <translation>Sie prüfen, wer Sie sind, und geben sie Ihnen.</translation>
        </message>
        <message>
            <source>Bay %1 does not open. Please wait here.</source>
            <translation>Fach %1 geht nicht auf. Bitte warten Sie hier.</translation>
        </message>
        <message>
            <source>They put it right. Please wait here.</source>
            <translation>Das wird in Ordnung gebracht. Bitte warten Sie hier.</translation>
        </message>
        <message>
            <source>Please wait here, by the till.</source>
            <translation>Bitte warten Sie hier an der Kasse.</translation>
        </message>
        <message>
            <source>Called %1 s ago</source>
            <translation>Vor %1 s gerufen</translation>
        </message>
        <message>
            <source>Called %1 min ago</source>
            <translation>Vor %1 Min. gerufen</translation>
        </message>
        <message>
            <source>Hello %1</source>
            <translation>Hallo %1</translation>
        </message>
        <message>
            <source>%1 is on the way</source>
            <translation>%1 ist unterwegs</translation>
        </message>
    </context>
    <context>
        <name>PickupSheet</name>
        <message>
            <source>%1 wait for you under the same code</source>
            <translation>%1 warten unter demselben Code auf Sie</translation>
        </message>
        <message>
            <source>%1 back to us, %2 less to pay</source>
            <translation>%1 zurück an uns, %2 weniger zu zahlen</translation>
        </message>
        <message>
            <source>What do you take with you?</source>
            <translation>Was nehmen Sie mit?</translation>
        </message>
        <message>
            <source>What is not right?</source>
            <translation>Was stimmt nicht?</translation>
        </message>
        <message>
            <source>I do not take all of it</source>
            <translation>Ich nehme nicht alles mit</translation>
        </message>
        <message>
            <source>This is not my order</source>
            <translation>Das ist nicht meine Bestellung</translation>
        </message>
        <message>
            <source>Something is missing or damaged</source>
            <translation>Etwas fehlt oder ist beschädigt</translation>
        </message>
        <message>
            <source>The bay has fallen shut</source>
            <translation>Das Fach ist zugefallen</translation>
        </message>
        <message>
            <source>I take it</source>
            <translation>Nehme ich</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Später</translation>
        </message>
        <message>
            <source>Not wanted</source>
            <translation>Will ich nicht</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Everything is right</source>
            <translation>Alles stimmt</translation>
        </message>
    </context>
    <context>
        <name>OrderTaskWords</name>
        <message>
            <source>Place %1</source>
            <translation>Platz %1</translation>
        </message>
        <message>
            <source>Bay %1</source>
            <translation>Fach %1</translation>
        </message>
        <message>
            <source>Bring an order to till %1</source>
            <translation>Bestellung an Kasse %1 bringen</translation>
        </message>
        <message>
            <source>Please look: a packed order was carried off</source>
            <translation>Bitte nachsehen: Eine gepackte Bestellung wurde weggetragen</translation>
        </message>
        <message>
            <source>Bay %1 did not open: look at it</source>
            <translation>Fach %1 ging nicht auf: bitte nachsehen</translation>
        </message>
        <message>
            <source>Put the goods of an order back on their shelves</source>
            <translation>Ware einer Bestellung zurück in die Regale räumen</translation>
        </message>
        <message>
            <source>Look at %1: a picker found it damaged</source>
            <translation>%1 prüfen: beim Packen beschädigt gefunden</translation>
        </message>
        <message>
            <source>Look for %1: a picker did not find it</source>
            <translation>%1 suchen: beim Packen nicht gefunden</translation>
        </message>
        <message>
            <source>look at their age: %1</source>
            <translation>Alter prüfen: %1</translation>
        </message>
        <message>
            <source>valuable: look who they are</source>
            <translation>wertvoll: bitte ausweisen lassen</translation>
        </message>
        <message>
            <source>the bay stayed shut</source>
            <translation>das Fach blieb zu</translation>
        </message>
        <message>
            <source>they say it is not theirs</source>
            <translation>gehört angeblich jemand anderem</translation>
        </message>
        <message>
            <source>something is wrong with it</source>
            <translation>etwas stimmt damit nicht</translation>
        </message>
    </context>
</TS>

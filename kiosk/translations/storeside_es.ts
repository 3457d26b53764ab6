<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
    <context>
        <name>AccessSheet</name>
        <message>
            <source>Access</source>
            <translation>Ajustes</translation>
        </message>
        <message>
            <source>Make it easier</source>
            <translation>Para que le sea más fácil</translation>
        </message>
        <message>
            <source>Letters</source>
            <translation>Letra</translation>
        </message>
        <message>
            <source>normal</source>
            <translation>normal</translation>
        </message>
        <message>
            <source>large</source>
            <translation>grande</translation>
        </message>
        <message>
            <source>largest</source>
            <translation>máxima</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Colores</translation>
        </message>
        <message>
            <source>light</source>
            <translation>claros</translation>
        </message>
        <message>
            <source>dark</source>
            <translation>oscuros</translation>
        </message>
        <message>
            <source>strong contrast</source>
            <translation>alto contraste</translation>
        </message>
        <message>
            <source>Everything in the lower half</source>
            <translation>Todo en la mitad inferior</translation>
        </message>
        <message>
            <source>For reaching it while seated</source>
            <translation>Para alcanzarlo desde una silla</translation>
        </message>
        <message>
            <source>Read aloud</source>
            <translation>Leer en voz alta</translation>
        </message>
        <message>
            <source>With headphones and the five keys</source>
            <translation>Con auriculares y las cinco teclas</translation>
        </message>
        <message>
            <source>Nothing moves</source>
            <translation>Sin movimiento</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Listo</translation>
        </message>
        <message>
            <source>As it was before</source>
            <translation>Como estaba antes</translation>
        </message>
    </context>
    <context>
        <name>ApproveSheet</name>
        <message>
            <source>Give money back</source>
            <translation>Devolver dinero</translation>
        </message>
        <message>
            <source>Let go of what was to be paid</source>
            <translation>Anular lo que había que pagar</translation>
        </message>
        <message>
            <source>Change the price</source>
            <translation>Cambiar el precio</translation>
        </message>
        <message>
            <source>Change the stock</source>
            <translation>Cambiar las existencias</translation>
        </message>
        <message>
            <source>Your PIN again, or a second person: their badge, or their name and PIN.</source>
            <translation>Su PIN otra vez, o una segunda persona: su credencial, o su nombre y PIN.</translation>
        </message>
        <message>
            <source>Your PIN again.</source>
            <translation>Su PIN otra vez.</translation>
        </message>
        <message>
            <source>Yes, do it</source>
            <translation>Sí, hacerlo</translation>
        </message>
        <message>
            <source>No, go back</source>
            <translation>No, volver</translation>
        </message>
    </context>
    <context>
        <name>AskSheet</name>
        <message>
            <source>We do not know this code</source>
            <translation>No conocemos este código</translation>
        </message>
        <message>
            <source>That many only with a colleague</source>
            <translation>Esa cantidad, solo con ayuda del personal</translation>
        </message>
        <message>
            <source>Please scan the last item again</source>
            <translation>Escanee otra vez el último artículo, por favor</translation>
        </message>
        <message>
            <source>There is more on the pad</source>
            <translation>Hay algo más en la bandeja</translation>
        </message>
        <message>
            <source>This coupon does not fit</source>
            <translation>Este cupón no se puede aplicar</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>Un momento</translation>
        </message>
        <message>
            <source>Try another code on the item, or choose it by its picture.</source>
            <translation>Pruebe con otro código del artículo o elíjalo por su imagen.</translation>
        </message>
        <message>
            <source>They can release more of %1 for you.</source>
            <translation>El personal puede autorizarle más unidades de %1.</translation>
        </message>
        <message>
            <source>The bag weighs something else than the till expects. Scan what you put in last, or take it out.</source>
            <translation>La bolsa no pesa lo que la caja esperaba. Escanee lo último que ha metido o sáquelo.</translation>
        </message>
        <message>
            <source>Would you like it too? Otherwise please take it off the pad.</source>
            <translation>¿Lo quiere también? Si no, retírelo de la bandeja, por favor.</translation>
        </message>
        <message>
            <source>Its conditions are on the coupon. A colleague can have a look.</source>
            <translation>Las condiciones figuran en el cupón. El personal puede revisarlo.</translation>
        </message>
        <message>
            <source>Add it to my basket</source>
            <translation>Añadir a mi cesta</translation>
        </message>
        <message>
            <source>All right</source>
            <translation>De acuerdo</translation>
        </message>
        <message>
            <source>I take it off the pad</source>
            <translation>Lo retiro de la bandeja</translation>
        </message>
        <message>
            <source>Choose by picture</source>
            <translation>Elegir por imagen</translation>
        </message>
        <message>
            <source>Ask a colleague</source>
            <translation>Preguntar al personal</translation>
        </message>
    </context>
    <context>
        <name>BasketScreen</name>
        <message>
            <source>Your basket</source>
            <translation>Su cesta</translation>
        </message>
        <message>
            <source>Pay</source>
            <translation>Pagar</translation>
        </message>
        <message>
            <source>Pay %1</source>
            <translation>Pagar %1</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Hold a bar code to the camera</source>
            <translation>Acerque un código de barras a la cámara</translation>
        </message>
        <message>
            <source>Scan the next item</source>
            <translation>Escanee el siguiente</translation>
        </message>
        <message>
            <source>No bar code?</source>
            <translation>¿Sin código?</translation>
        </message>
        <message>
            <source>Nothing here yet</source>
            <translation>Aún no hay nada</translation>
        </message>
        <message>
            <source>Every item you scan appears here, with its price.</source>
            <translation>Cada artículo que escanee aparece aquí con su precio.</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausar</translation>
        </message>
    </context>
    <context>
        <name>CallWords</name>
        <message>
            <source>Asks for help</source>
            <translation>Pide ayuda</translation>
        </message>
        <message>
            <source>Age check</source>
            <translation>Comprobación de edad</translation>
        </message>
        <message>
            <source>Payment unclear</source>
            <translation>Pago sin confirmar</translation>
        </message>
        <message>
            <source>A code that the till does not know</source>
            <translation>Un código que la caja no conoce</translation>
        </message>
        <message>
            <source>More than the limit of one item</source>
            <translation>Más del máximo de un artículo</translation>
        </message>
        <message>
            <source>A basket of high value</source>
            <translation>Una cesta de mucho valor</translation>
        </message>
        <message>
            <source>The bag weighs something else</source>
            <translation>La bolsa pesa otra cosa</translation>
        </message>
        <message>
            <source>Something on the pad is not in the basket</source>
            <translation>Algo en la bandeja no está en la cesta</translation>
        </message>
        <message>
            <source>A coupon was refused</source>
            <translation>Un cupón no se ha aceptado</translation>
        </message>
        <message>
            <source>Question about a price</source>
            <translation>Pregunta sobre un precio</translation>
        </message>
    </context>
    <context>
        <name>CameraView</name>
        <message>
            <source>Camera</source>
            <translation>Cámara</translation>
        </message>
        <message>
            <source>The camera is starting</source>
            <translation>La cámara se está iniciando</translation>
        </message>
    </context>
    <context>
        <name>CollectDoneScreen</name>
        <message>
            <source>Thank you</source>
            <translation>Gracias</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Terminar</translation>
        </message>
        <message>
            <source>Enjoy your order</source>
            <translation>Que lo disfrute</translation>
        </message>
        <message>
            <source>Thank you for shopping with us. See you soon.</source>
            <translation>Gracias por su compra. ¡Hasta pronto!</translation>
        </message>
        <message>
            <source>This screen closes in %1 s</source>
            <translation>Esta pantalla se cierra en %1 s</translation>
        </message>
        <message>
            <source>1 item waits for you under the same code.</source>
            <translation>1 artículo le espera con el mismo código.</translation>
        </message>
        <message>
            <source>%1 items wait for you under the same code.</source>
            <translation>%1 artículos le esperan con el mismo código.</translation>
        </message>
        <message>
            <source>What you did not want you do not pay for: %1. Please leave it with us.</source>
            <translation>No paga lo que no quiso: %1. Déjelo con nosotros.</translation>
        </message>
    </context>
    <context>
        <name>CollectReadyScreen</name>
        <message>
            <source>Your order</source>
            <translation>Su pedido</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>Un momento</translation>
        </message>
        <message>
            <source>I have my order</source>
            <translation>Ya lo tengo</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Ahora no</translation>
        </message>
        <message>
            <source>1 item in your order</source>
            <translation>1 artículo en su pedido</translation>
        </message>
        <message>
            <source>%1 items in your order</source>
            <translation>%1 artículos en su pedido</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>Problema</translation>
        </message>
        <message>
            <source>1 item could not be had; you do not pay for it</source>
            <translation>1 artículo no se encontró; no lo paga</translation>
        </message>
        <message>
            <source>%1 items could not be had; you do not pay for them</source>
            <translation>%1 artículos no se encontraron; no los paga</translation>
        </message>
    </context>
    <context>
        <name>CollectScreen</name>
        <message>
            <source>Collect my order</source>
            <translation>Recoger mi pedido</translation>
        </message>
        <message>
            <source>Looking for it</source>
            <translation>Buscando</translation>
        </message>
        <message>
            <source>Find my order</source>
            <translation>Buscar mi pedido</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Volver</translation>
        </message>
        <message>
            <source>Show the code of your order</source>
            <translation>Muestre el código de su pedido</translation>
        </message>
        <message>
            <source>Or type it</source>
            <translation>O escríbalo</translation>
        </message>
        <message>
            <source>Wipe</source>
            <translation>Borrar</translation>
        </message>
        <message>
            <source>Wipe the last character</source>
            <translation>Borrar el último carácter</translation>
        </message>
    </context>
    <context>
        <name>CounterScreen</name>
        <message>
            <source>At the counter</source>
            <translation>En caja</translation>
        </message>
        <message>
            <source>Please say number %1 at the counter</source>
            <translation>Diga el número %1 en caja</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Terminar</translation>
        </message>
        <message>
            <source>Please pay at the counter</source>
            <translation>Pague en caja, por favor</translation>
        </message>
        <message>
            <source>Take your goods along and say this number:</source>
            <translation>Lleve sus artículos y diga este número:</translation>
        </message>
        <message>
            <source>This screen closes in %1 s</source>
            <translation>Esta pantalla se cierra en %1 s</translation>
        </message>
    </context>
    <context>
        <name>DemoTray</name>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Demo goods</source>
            <translation>Artículos de prueba</translation>
        </message>
        <message>
            <source>Touch clothes to lay them on the pad</source>
            <translation>Toque una prenda para ponerla en la bandeja</translation>
        </message>
        <message>
            <source>Touch something to hold it to the camera</source>
            <translation>Toque algo para acercarlo a la cámara</translation>
        </message>
        <message>
            <source>no bar code</source>
            <translation>sin código</translation>
        </message>
        <message>
            <source>To the camera</source>
            <translation>A la cámara</translation>
        </message>
        <message>
            <source>Pad and bag</source>
            <translation>Bandeja y bolsa</translation>
        </message>
        <message>
            <source>Clear the pad</source>
            <translation>Vaciar la bandeja</translation>
        </message>
        <message>
            <source>Walk out with it</source>
            <translation>Salir con todo</translation>
        </message>
        <message>
            <source>Last item into the bag</source>
            <translation>Último artículo a la bolsa</translation>
        </message>
        <message>
            <source>Empty the bag</source>
            <translation>Vaciar la bolsa</translation>
        </message>
        <message>
            <source>On the scale</source>
            <translation>En la báscula</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>vacía</translation>
        </message>
        <message>
            <source>%1 g</source>
            <translation>%1 g</translation>
        </message>
        <message>
            <source>Pickup code</source>
            <translation>Código de recogida</translation>
        </message>
        <message>
            <source>Hold my phone to the camera</source>
            <translation>Acercar mi móvil a la cámara</translation>
        </message>
    </context>
    <context>
        <name>DoneScreen</name>
        <message>
            <source>Printing</source>
            <translation>Imprimiendo</translation>
        </message>
        <message>
            <source>Printed. Print again</source>
            <translation>Impreso. Imprimir otra vez</translation>
        </message>
        <message>
            <source>That did not print. Try again</source>
            <translation>No se imprimió. Reintentar</translation>
        </message>
        <message>
            <source>Print receipt</source>
            <translation>Imprimir recibo</translation>
        </message>
        <message>
            <source>Thank you</source>
            <translation>Gracias</translation>
        </message>
        <message>
            <source>%1 paid</source>
            <translation>%1 pagado</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Terminar</translation>
        </message>
        <message>
            <source>Receipt %1</source>
            <translation>Recibo %1</translation>
        </message>
        <message>
            <source>Your receipt as a code</source>
            <translation>Su recibo en un código</translation>
        </message>
        <message>
            <source>Scan with your phone to keep the receipt</source>
            <translation>Escanéelo con el móvil para guardar el recibo</translation>
        </message>
        <message>
            <source>This screen closes in %1 s</source>
            <translation>Esta pantalla se cierra en %1 s</translation>
        </message>
    </context>
    <context>
        <name>HandNeededScreen</name>
        <message>
            <source>Help</source>
            <translation>Ayuda</translation>
        </message>
        <message>
            <source>One moment,
a colleague is coming</source>
            <translation>Un momento,
ya viene alguien</translation>
        </message>
        <message>
            <source>Back to the basket</source>
            <translation>Volver a la cesta</translation>
        </message>
        <message>
            <source>Go on without help</source>
            <translation>Seguir sin ayuda</translation>
        </message>
        <message>
            <source>Old enough</source>
            <translation>Edad suficiente</translation>
        </message>
        <message>
            <source>All in order</source>
            <translation>Todo en orden</translation>
        </message>
        <message>
            <source>I am a colleague</source>
            <translation>Soy del personal</translation>
        </message>
        <message>
            <source>They check your age (%1) and you can pay at once.</source>
            <translation>Comprobará su edad (%1) y podrá pagar enseguida.</translation>
        </message>
        <message>
            <source>%1: they check your age (%2) and you can pay at once.</source>
            <translation>%1: comprobará su edad (%2) y podrá pagar enseguida.</translation>
        </message>
        <message>
            <source>The card reader does not tell whether you have paid. Please do not pay again.</source>
            <translation>El lector no indica si ha pagado. Por favor, no vuelva a pagar.</translation>
        </message>
        <message>
            <source>You can go on scanning while you wait.</source>
            <translation>Mientras espera, puede seguir escaneando.</translation>
        </message>
        <message>
            <source>They find out what the item costs.</source>
            <translation>El personal averiguará cuánto cuesta el artículo.</translation>
        </message>
        <message>
            <source>They release more of %1 for you.</source>
            <translation>El personal le autorizará más unidades de %1.</translation>
        </message>
        <message>
            <source>With a basket like this they have a quick look before you pay.</source>
            <translation>Con una compra así, el personal le echa un vistazo antes de pagar.</translation>
        </message>
        <message>
            <source>They have a look at the bag with you, then you can go on.</source>
            <translation>El personal revisará la bolsa con usted y podrá seguir.</translation>
        </message>
        <message>
            <source>They have a look at what else is on the pad.</source>
            <translation>El personal mirará qué más hay en la bandeja.</translation>
        </message>
        <message>
            <source>They have a look at your coupon.</source>
            <translation>El personal revisará su cupón.</translation>
        </message>
        <message>
            <source>They check the price of %1.</source>
            <translation>El personal comprobará el precio de %1.</translation>
        </message>
        <message>
            <source>They have been told</source>
            <translation>El personal está avisado</translation>
        </message>
        <message>
            <source>Please wave to a colleague</source>
            <translation>Haga una seña al personal, por favor</translation>
        </message>
        <message>
            <source>Calling</source>
            <translation>Avisando</translation>
        </message>
        <message>
            <source>For the colleague: your PIN</source>
            <translation>Para el personal: su PIN</translation>
        </message>
        <message>
            <source>Not old enough: take it out</source>
            <translation>No tiene la edad: quitarlo</translation>
        </message>
        <message>
            <source>I have taken it back</source>
            <translation>Lo he retirado</translation>
        </message>
        <message>
            <source>For the colleague: badge, or name and PIN</source>
            <translation>Personal: credencial, o nombre y PIN</translation>
        </message>
    </context>
    <context>
        <name>IdleSheet</name>
        <message>
            <source>Are you still there?</source>
            <translation>¿Sigue ahí?</translation>
        </message>
        <message>
            <source>For your privacy this screen is cleared in %1 s</source>
            <translation>Por su privacidad, esta pantalla se borra en %1 s</translation>
        </message>
        <message>
            <source>I am here</source>
            <translation>Sigo aquí</translation>
        </message>
    </context>
    <context>
        <name>Keyboard</name>
        <message>
            <source>Wipe the last character</source>
            <translation>Borrar el último carácter</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Espacio</translation>
        </message>
        <message>
            <source>Wipe</source>
            <translation>Borrar</translation>
        </message>
    </context>
    <context>
        <name>LanguageSheet</name>
        <message>
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
    </context>
    <context>
        <name>LineRow</name>
        <message>
            <source>%1 kg at %2 per kg</source>
            <translation>%1 kg a %2 el kg</translation>
        </message>
        <message>
            <source>Lies on the pad</source>
            <translation>En la bandeja</translation>
        </message>
        <message>
            <source>%1 each, as the shelf says</source>
            <translation>%1 cada uno, como en la estantería</translation>
        </message>
        <message>
            <source>%1 each</source>
            <translation>%1 por unidad</translation>
        </message>
        <message>
            <source>You save %1</source>
            <translation>Ahorra %1</translation>
        </message>
        <message>
            <source>%1: you save %2</source>
            <translation>%1: ahorra %2</translation>
        </message>
        <message>
            <source>From age %1, a colleague checks</source>
            <translation>A partir de %1 años, con control de edad</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Quitar</translation>
        </message>
        <message>
            <source>Remove %1</source>
            <translation>Quitar %1</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Puntos</translation>
        </message>
        <message>
            <source>What %1 costs</source>
            <translation>Cuánto cuesta %1</translation>
        </message>
    </context>
    <context>
        <name>LooseScreen</name>
        <message>
            <source>Choose by picture</source>
            <translation>Elegir por imagen</translation>
        </message>
        <message>
            <source>Use number %1</source>
            <translation>Usar el número %1</translation>
        </message>
        <message>
            <source>Show pictures</source>
            <translation>Ver imágenes</translation>
        </message>
        <message>
            <source>Search by name</source>
            <translation>Buscar por nombre</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Volver</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Todo</translation>
        </message>
        <message>
            <source>Type a name or a number</source>
            <translation>Escriba un nombre o un número</translation>
        </message>
        <message>
            <source>%1 per kg</source>
            <translation>%1 el kg</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Sin resultados</translation>
        </message>
        <message>
            <source>Try fewer letters, or touch Help.</source>
            <translation>Pruebe con menos letras o toque «Ayuda».</translation>
        </message>
    </context>
    <context>
        <name>Main</name>
        <message>
            <source>At the exit, not paid: %1</source>
            <translation>En la salida, sin pagar: %1</translation>
        </message>
        <message>
            <source>Working on its own: you can buy, orders have to wait</source>
            <translation>Sin conexión: puede comprar, los pedidos esperan</translation>
        </message>
        <message>
            <source>Head office cannot be reached: the shop goes on</source>
            <translation>Sin conexión con la central: la tienda sigue</translation>
        </message>
        <message>
            <source>No printed receipts: you get a code</source>
            <translation>Sin recibo impreso: recibirá un código</translation>
        </message>
        <message>
            <source>1 item</source>
            <translation>1 artículo</translation>
        </message>
        <message>
            <source>%1 items</source>
            <translation>%1 artículos</translation>
        </message>
        <message>
            <source>You save %1</source>
            <translation>Ahorra %1</translation>
        </message>
        <message>
            <source>Cancel and get your money back?</source>
            <translation>¿Cancelar y recuperar su dinero?</translation>
        </message>
        <message>
            <source>Stop and empty the basket?</source>
            <translation>¿Cancelar y vaciar la cesta?</translation>
        </message>
        <message>
            <source>What you have paid goes back to where it came from.</source>
            <translation>Lo que ha pagado vuelve a su origen.</translation>
        </message>
        <message>
            <source>Nothing has been paid. Please leave the goods with us.</source>
            <translation>No se ha pagado nada. Deje los artículos aquí, por favor.</translation>
        </message>
        <message>
            <source>Keep paying</source>
            <translation>Seguir pagando</translation>
        </message>
        <message>
            <source>Keep shopping</source>
            <translation>Seguir comprando</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Empty the basket</source>
            <translation>Vaciar la cesta</translation>
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
            <translation>Algo ha fallado. Pregunte al personal, por favor.</translation>
        </message>
        <message>
            <source>We do not know this code. Try another code on the item, or ask for help.</source>
            <translation>No conocemos este código. Pruebe otro código del artículo o pida ayuda.</translation>
        </message>
        <message>
            <source>That was not read well. Please scan it again.</source>
            <translation>No se ha leído bien. Escanéelo otra vez, por favor.</translation>
        </message>
        <message>
            <source>This code is not for the till. Please scan the item's bar code.</source>
            <translation>Este código no es para la caja. Escanee el código de barras del artículo.</translation>
        </message>
        <message>
            <source>%1 is past its date (%2). Please take a fresh one.</source>
            <translation>%1 está caducado (%2). Tome otro, por favor.</translation>
        </message>
        <message>
            <source>%1 is sold by weight. Please put it on the scale.</source>
            <translation>%1 se vende al peso. Póngalo en la báscula, por favor.</translation>
        </message>
        <message>
            <source>%1: a colleague checks your age (%2) before you pay.</source>
            <translation>%1: antes de pagar comprobamos su edad (%2).</translation>
        </message>
        <message>
            <source>The items with an age limit were taken out of the basket.</source>
            <translation>Los artículos con límite de edad se han quitado de la cesta.</translation>
        </message>
        <message>
            <source>No more than %1 of one item at this till.</source>
            <translation>En esta caja, máximo %1 unidades por artículo.</translation>
        </message>
        <message>
            <source>%1 lies on the pad: it is in your basket already.</source>
            <translation>%1 está en la bandeja: ya figura en su cesta.</translation>
        </message>
        <message>
            <source>The scale is empty. Please put the goods on it.</source>
            <translation>La báscula está vacía. Ponga el artículo encima, por favor.</translation>
        </message>
        <message>
            <source>The scale is still moving. Please wait a moment.</source>
            <translation>La báscula aún se mueve. Espere un momento, por favor.</translation>
        </message>
        <message>
            <source>The scale is not at zero. Please take everything off, or ask a colleague.</source>
            <translation>La báscula no está a cero. Retire todo o pregunte al personal.</translation>
        </message>
        <message>
            <source>That is too heavy for the scale. Please weigh it in two parts.</source>
            <translation>Pesa demasiado para la báscula. Péselo en dos partes, por favor.</translation>
        </message>
        <message>
            <source>Please pay or cancel first, then collect your order.</source>
            <translation>Primero pague o cancele; después recoja su pedido.</translation>
        </message>
        <message>
            <source>The basket is empty. Please scan an item first.</source>
            <translation>La cesta está vacía. Escanee primero un artículo.</translation>
        </message>
        <message>
            <source>The till was started again. Your basket is as it was.</source>
            <translation>La caja se ha reiniciado. Su cesta sigue como estaba.</translation>
        </message>
        <message>
            <source>The card was declined, nothing was charged. Try again or use another card.</source>
            <translation>Tarjeta rechazada; no se ha cobrado nada. Inténtelo de nuevo o use otra tarjeta.</translation>
        </message>
        <message>
            <source>The payment was stopped. Nothing was charged.</source>
            <translation>El pago se ha detenido. No se ha cobrado nada.</translation>
        </message>
        <message>
            <source>The card reader does not answer. Nothing was charged. Please try again.</source>
            <translation>El lector no responde. No se ha cobrado nada. Inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>That is not the number of a gift card. Please check it and try again.</source>
            <translation>Ese no es el número de una tarjeta regalo. Revíselo e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>This code pays nothing. Please choose how to pay.</source>
            <translation>Con este código no se puede pagar. Elija cómo pagar.</translation>
        </message>
        <message>
            <source>This till cannot save the sale. Please ask a colleague.</source>
            <translation>Esta caja no puede guardar la venta. Pregunte al personal, por favor.</translation>
        </message>
        <message>
            <source>Orders cannot be looked up at the moment. Buying works as usual.</source>
            <translation>Ahora no se pueden consultar pedidos. Puede comprar como siempre.</translation>
        </message>
        <message>
            <source>The printer is not ready. Please scan the code to keep your receipt.</source>
            <translation>La impresora no está lista. Escanee el código para guardar su recibo.</translation>
        </message>
        <message>
            <source>The till is still loading its prices. Please wait a moment.</source>
            <translation>La caja está cargando los precios. Espere un momento, por favor.</translation>
        </message>
        <message>
            <source>We do not know this pickup code. Please check it and try again.</source>
            <translation>No conocemos este código de recogida. Revíselo e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>This order waits in another shop. Your order page says which.</source>
            <translation>Este pedido está en otra tienda. La página de su pedido indica cuál.</translation>
        </message>
        <message>
            <source>Your order is still being packed. Your order page says when it is ready.</source>
            <translation>Su pedido aún se está preparando. La página de su pedido avisa cuando esté listo.</translation>
        </message>
        <message>
            <source>This order has been collected already.</source>
            <translation>Este pedido ya se ha recogido.</translation>
        </message>
        <message>
            <source>This order was cancelled. Please ask a colleague.</source>
            <translation>Este pedido se canceló. Pregunte al personal, por favor.</translation>
        </message>
        <message>
            <source>We could not fill this order. Please ask a colleague.</source>
            <translation>No pudimos completar este pedido. Pregunte al personal, por favor.</translation>
        </message>
        <message>
            <source>It has moved on meanwhile: look again.</source>
            <translation>Entretanto ha cambiado: vuelva a mirar.</translation>
        </message>
        <message>
            <source>A colleague has taken it.</source>
            <translation>Ya lo ha tomado un compañero.</translation>
        </message>
        <message>
            <source>%1 has taken it.</source>
            <translation>%1 ya lo ha tomado.</translation>
        </message>
        <message>
            <source>That PIN is not right. Please try again.</source>
            <translation>El PIN no es correcto. Inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>That was not done. Please look again.</source>
            <translation>No se ha hecho. Vuelva a mirarlo.</translation>
        </message>
        <message>
            <source>Too many wrong PINs. Please wait %1 s.</source>
            <translation>Demasiados PIN erróneos. Espere %1 s.</translation>
        </message>
        <message>
            <source>No basket waits under this number. Please look again, or begin anew.</source>
            <translation>No hay ninguna cesta con este número. Compruébelo o empiece de nuevo.</translation>
        </message>
        <message>
            <source>This basket has been continued already.</source>
            <translation>Esta cesta ya se ha continuado.</translation>
        </message>
        <message>
            <source>This basket waits at another till: the one that gave the number.</source>
            <translation>Esta cesta espera en la caja que le dio el número.</translation>
        </message>
        <message>
            <source>Baskets cannot be looked up at the moment. Please try again in a minute.</source>
            <translation>Ahora no se pueden buscar cestas. Inténtelo de nuevo en un minuto.</translation>
        </message>
        <message>
            <source>The printer is not ready. Please note the number.</source>
            <translation>La impresora no está lista. Anote el número.</translation>
        </message>
        <message>
            <source>Your basket is back. Please go on.</source>
            <translation>Su cesta está de vuelta. Continúe.</translation>
        </message>
        <message>
            <source>We do not find this member. Please check the number.</source>
            <translation>No encontramos a este socio. Compruebe el número.</translation>
        </message>
        <message>
            <source>That number is not complete. Please type it again.</source>
            <translation>El número no está completo. Escríbalo de nuevo.</translation>
        </message>
        <message>
            <source>There are not enough points to spend on this purchase.</source>
            <translation>No hay puntos suficientes para esta compra.</translation>
        </message>
        <message>
            <source>Your points cannot be spent now. They stay yours.</source>
            <translation>Ahora no se pueden usar sus puntos. Siguen siendo suyos.</translation>
        </message>
        <message>
            <source>Your coupon counts as soon as its goods are in the basket.</source>
            <translation>Su cupón se aplica en cuanto sus artículos estén en la cesta.</translation>
        </message>
        <message>
            <source>This coupon cannot be used: it was used before, or is not for you.</source>
            <translation>Este cupón no vale: ya se usó o no es para usted.</translation>
        </message>
        <message>
            <source>Points and coupons cannot be checked just now. They stay yours.</source>
            <translation>Ahora no se pueden comprobar puntos ni cupones. Siguen siendo suyos.</translation>
        </message>
        <message>
            <source>Please scan or touch the place where the order is put.</source>
            <translation>Escanee o toque el lugar donde deja el pedido.</translation>
        </message>
        <message>
            <source>Please scan the label of the bag as well.</source>
            <translation>Escanee también la etiqueta de la bolsa.</translation>
        </message>
        <message>
            <source>The tags in the bag are not those of this order. Please look inside.</source>
            <translation>Lo que hay en la bolsa no es lo del pedido. Mire dentro.</translation>
        </message>
        <message>
            <source>That is neither a bag's label nor a place's.</source>
            <translation>No es la etiqueta de una bolsa ni la de un lugar.</translation>
        </message>
        <message>
            <source>The order of %1 was cancelled. Its goods go back.</source>
            <translation>El pedido de %1 se anuló. Los artículos vuelven a su sitio.</translation>
        </message>
        <message>
            <source>Nothing could be had for %1. They are told.</source>
            <translation>No había nada para %1. Se le avisará.</translation>
        </message>
        <message>
            <source>That is for another role. Please ask a colleague.</source>
            <translation>Eso corresponde a otra función. Pregunte a un compañero.</translation>
        </message>
        <message>
            <source>Your own badge is not enough for this: your PIN, or a colleague.</source>
            <translation>Su credencial no basta aquí: su PIN, o un compañero.</translation>
        </message>
        <message>
            <source>A price can only be lowered here.</source>
            <translation>Aquí solo se puede bajar un precio.</translation>
        </message>
        <message>
            <source>Your order is still being packed. It should be ready in %1 hours.</source>
            <translation>Su pedido aún se está preparando. Debería estar en %1 horas.</translation>
        </message>
        <message>
            <source>Your order is still being packed. It should be ready in %1 minutes.</source>
            <translation>Su pedido aún se está preparando. Debería estar en %1 minutos.</translation>
        </message>
        <message>
            <source>This order has waited too long and was put back. Please ask a colleague.</source>
            <translation>Este pedido esperó demasiado y se devolvió. Pregunte a un compañero.</translation>
        </message>
        <message>
            <source>This code is not one of ours. Please open your order page and show its code.</source>
            <translation>Este código no es nuestro. Abra la página de su pedido y muestre su código.</translation>
        </message>
        <message>
            <source>Your order has not reached this shop yet. Please try again in a minute.</source>
            <translation>Su pedido aún no ha llegado a esta tienda. Inténtelo en un minuto.</translation>
        </message>
        <message>
            <source>A colleague has to hand you this order. Please ask one.</source>
            <translation>Este pedido se lo entrega un compañero. Pregunte a uno.</translation>
        </message>
        <message>
            <source>The books say that there is less. Please count first.</source>
            <translation>Según los libros hay menos. Cuente primero.</translation>
        </message>
        <message>
            <source>Nothing is expected under this code.</source>
            <translation>No se espera nada con este código.</translation>
        </message>
        <message>
            <source>That till does not answer. Please go there.</source>
            <translation>Esa caja no responde. Vaya allí, por favor.</translation>
        </message>
    </context>
    <context>
        <name>OrderCard</name>
        <message>
            <source>To pack</source>
            <translation>Por preparar</translation>
        </message>
        <message>
            <source>Being packed</source>
            <translation>En preparación</translation>
        </message>
        <message>
            <source>Ready at %1</source>
            <translation>Listo en %1</translation>
        </message>
        <message>
            <source>%1 pieces · code ends in %2 · %3</source>
            <translation>%1 uds. · código acaba en %2 · %3</translation>
        </message>
        <message>
            <source>%1 min ago</source>
            <translation>hace %1 min</translation>
        </message>
        <message>
            <source>%1 h ago</source>
            <translation>hace %1 h</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>Un momento</translation>
        </message>
        <message>
            <source>Go on packing</source>
            <translation>Seguir</translation>
        </message>
        <message>
            <source>Pack it</source>
            <translation>Preparar</translation>
        </message>
        <message>
            <source>Part of it at %1</source>
            <translation>Una parte en %1</translation>
        </message>
        <message>
            <source>late</source>
            <translation>con retraso</translation>
        </message>
        <message>
            <source>%1 min left</source>
            <translation>quedan %1 min</translation>
        </message>
        <message>
            <source>%1 h left</source>
            <translation>quedan %1 h</translation>
        </message>
        <message>
            <source>%1 pieces · %2 is on it</source>
            <translation>%1 unidades · lo lleva %2</translation>
        </message>
        <message>
            <source>✓ In the round</source>
            <translation>✓ En la ronda</translation>
        </message>
        <message>
            <source>Into a round</source>
            <translation>A una ronda</translation>
        </message>
        <message>
            <source>Take it over</source>
            <translation>Hacerme cargo</translation>
        </message>
        <message>
            <source>bay %1</source>
            <translation>la taquilla %1</translation>
        </message>
    </context>
    <context>
        <name>PageKeys</name>
        <message>
            <source>Further down</source>
            <translation>Más abajo</translation>
        </message>
        <message>
            <source>Further up</source>
            <translation>Más arriba</translation>
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
            <translation>Esta caja está cerrada</translation>
        </message>
        <message>
            <source>Please use another one. Thank you.</source>
            <translation>Use otra, por favor. Gracias.</translation>
        </message>
    </context>
    <context>
        <name>PayAmount</name>
        <message>
            <source>To give back</source>
            <translation>A devolver</translation>
        </message>
        <message>
            <source>Left to pay</source>
            <translation>Queda por pagar</translation>
        </message>
        <message>
            <source>To pay</source>
            <translation>A pagar</translation>
        </message>
        <message>
            <source>of %1</source>
            <translation>de %1</translation>
        </message>
    </context>
    <context>
        <name>PayCode</name>
        <message>
            <source>Hold your gift card to the camera or type its number</source>
            <translation>Acerque la tarjeta regalo a la cámara o escriba su número</translation>
        </message>
        <message>
            <source>Wipe</source>
            <translation>Borrar</translation>
        </message>
        <message>
            <source>Wipe the last character</source>
            <translation>Borrar el último carácter</translation>
        </message>
    </context>
    <context>
        <name>PayPanel</name>
        <message>
            <source>The code to pay with</source>
            <translation>El código para pagar</translation>
        </message>
    </context>
    <context>
        <name>PayScreen</name>
        <message>
            <source>Pay</source>
            <translation>Pagar</translation>
        </message>
        <message>
            <source>Hold your gift card to the camera or type its number</source>
            <translation>Acerque la tarjeta regalo a la cámara o escriba su número</translation>
        </message>
        <message>
            <source>Choose how to pay</source>
            <translation>Elija cómo pagar</translation>
        </message>
        <message>
            <source>Pay with it</source>
            <translation>Pagar con ella</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Terminar</translation>
        </message>
        <message>
            <source>Pay in another way</source>
            <translation>Pagar de otra forma</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Atrás</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Back to the basket</source>
            <translation>Volver a la cesta</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Detener</translation>
        </message>
    </context>
    <context>
        <name>PaySteps</name>
        <message>
            <source>Code</source>
            <translation>Código</translation>
        </message>
        <message>
            <source>Your phone</source>
            <translation>Su teléfono</translation>
        </message>
        <message>
            <source>Receipt</source>
            <translation>Recibo</translation>
        </message>
        <message>
            <source>Gift card</source>
            <translation>Tarjeta regalo</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>Saldo</translation>
        </message>
        <message>
            <source>Card reader</source>
            <translation>Lector</translation>
        </message>
        <message>
            <source>Your card</source>
            <translation>Su tarjeta</translation>
        </message>
    </context>
    <context>
        <name>PayWays</name>
        <message>
            <source>Pay all of it or a part</source>
            <translation>Pagar todo o una parte</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Todo</translation>
        </message>
        <message>
            <source>Or hold the payment code of your phone to the camera.</source>
            <translation>O acerque el código de pago de su teléfono a la cámara.</translation>
        </message>
    </context>
    <context>
        <name>PayWords</name>
        <message>
            <source>Waking the card reader</source>
            <translation>Activando el lector</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>Un momento</translation>
        </message>
        <message>
            <source>Hold your card to the reader</source>
            <translation>Acerque la tarjeta al lector</translation>
        </message>
        <message>
            <source>Scan this code to pay</source>
            <translation>Escanee este código para pagar</translation>
        </message>
        <message>
            <source>Waiting for your phone</source>
            <translation>Esperando a su teléfono</translation>
        </message>
        <message>
            <source>Looking at your gift card</source>
            <translation>Comprobando su tarjeta regalo</translation>
        </message>
        <message>
            <source>Stopping</source>
            <translation>Deteniendo</translation>
        </message>
        <message>
            <source>Checking what happened</source>
            <translation>Comprobando el pago</translation>
        </message>
        <message>
            <source>Paid. Writing your receipt</source>
            <translation>Pagado. Preparando su recibo</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>Pagado</translation>
        </message>
        <message>
            <source>Giving your money back</source>
            <translation>Devolviendo su dinero</translation>
        </message>
        <message>
            <source>Your money is on its way back</source>
            <translation>Su dinero está en camino de vuelta</translation>
        </message>
        <message>
            <source>A colleague gives you your money back</source>
            <translation>Un compañero le devuelve su dinero</translation>
        </message>
        <message>
            <source>A colleague sorts this out</source>
            <translation>El personal lo resolverá</translation>
        </message>
        <message>
            <source>The reader is silent</source>
            <translation>El lector no responde</translation>
        </message>
        <message>
            <source>This does not work right now</source>
            <translation>Ahora mismo no funciona</translation>
        </message>
        <message>
            <source>Payment stopped</source>
            <translation>Pago detenido</translation>
        </message>
        <message>
            <source>This till needs a hand</source>
            <translation>Esta caja necesita ayuda</translation>
        </message>
        <message>
            <source>The code was not used in time</source>
            <translation>El código no se usó a tiempo</translation>
        </message>
        <message>
            <source>Your payment code was not taken</source>
            <translation>Su código de pago no fue aceptado</translation>
        </message>
        <message>
            <source>We do not know this gift card</source>
            <translation>No conocemos esta tarjeta regalo</translation>
        </message>
        <message>
            <source>Nothing is left on this gift card</source>
            <translation>Esta tarjeta regalo no tiene saldo</translation>
        </message>
        <message>
            <source>Gift cards do not work right now</source>
            <translation>Las tarjetas regalo no funcionan ahora</translation>
        </message>
        <message>
            <source>This gift card is in use in another shop</source>
            <translation>Esta tarjeta regalo se está usando en otra tienda</translation>
        </message>
        <message>
            <source>Card declined</source>
            <translation>Tarjeta rechazada</translation>
        </message>
        <message>
            <source>Payment declined</source>
            <translation>Pago rechazado</translation>
        </message>
        <message>
            <source>This takes a moment.</source>
            <translation>Tardará un momento.</translation>
        </message>
        <message>
            <source>Card, phone or watch. Or put the card in.</source>
            <translation>Tarjeta, móvil o reloj. O inserte la tarjeta.</translation>
        </message>
        <message>
            <source>Open the app on your phone and scan. It goes on by itself.</source>
            <translation>Abra la aplicación en su teléfono y escanee. Sigue solo.</translation>
        </message>
        <message>
            <source>Please confirm on your phone if it asks you to.</source>
            <translation>Confirme en su teléfono si se lo pide.</translation>
        </message>
        <message>
            <source>The reader is being told. Please do not hold your card to it.</source>
            <translation>Se está avisando al lector. No acerque la tarjeta, por favor.</translation>
        </message>
        <message>
            <source>Please do not pay any more.</source>
            <translation>Por favor, ya no pague.</translation>
        </message>
        <message>
            <source>We ask whether you have paid. Please do not pay again.</source>
            <translation>Preguntamos si ha pagado. No pague otra vez, por favor.</translation>
        </message>
        <message>
            <source>Thank you.</source>
            <translation>Gracias.</translation>
        </message>
        <message>
            <source>It goes back to where it came from.</source>
            <translation>Vuelve a su origen.</translation>
        </message>
        <message>
            <source>It is back where it came from soon. Please leave the goods with us.</source>
            <translation>Pronto estará en su origen. Deje los artículos con nosotros, por favor.</translation>
        </message>
        <message>
            <source>Please wait here for a moment. We know how much it is.</source>
            <translation>Espere aquí un momento. Sabemos cuánto es.</translation>
        </message>
        <message>
            <source>We cannot tell yet whether you have paid. Please wait here for a moment.</source>
            <translation>Aún no sabemos si ha pagado. Espere aquí un momento, por favor.</translation>
        </message>
        <message>
            <source>Nothing was charged. Please ask a colleague, or use another till.</source>
            <translation>No se ha cobrado nada. Pregunte al personal o use otra caja.</translation>
        </message>
        <message>
            <source>Head office cannot be reached. Nothing was taken. Please pay in another way.</source>
            <translation>No se puede contactar con la central. No se ha cobrado nada. Pague de otra forma.</translation>
        </message>
        <message>
            <source>Please check the number, or pay in another way.</source>
            <translation>Revise el número o pague de otra forma.</translation>
        </message>
        <message>
            <source>Nothing was taken. Please pay in another way.</source>
            <translation>No se ha cobrado nada. Pague de otra forma.</translation>
        </message>
        <message>
            <source>Nothing was charged. Show a new code from your app, or pay in another way.</source>
            <translation>No se ha cobrado nada. Muestre un código nuevo de su aplicación o pague de otra forma.</translation>
        </message>
        <message>
            <source>Nothing was charged. You can try again or use another card.</source>
            <translation>No se ha cobrado nada. Puede reintentarlo o usar otra tarjeta.</translation>
        </message>
        <message>
            <source>Nothing was charged. You can try again or pay in another way.</source>
            <translation>No se ha cobrado nada. Inténtelo de nuevo o pague de otra forma.</translation>
        </message>
    </context>
    <context>
        <name>PinPad</name>
        <message>
            <source>%1 digits typed</source>
            <translation>%1 cifras escritas</translation>
        </message>
    </context>
    <context>
        <name>PriceChangeSheet</name>
        <message>
            <source>Another price for %1</source>
            <translation>Otro precio para %1</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>¿Por qué?</translation>
        </message>
        <message>
            <source>Damaged</source>
            <translation>Dañado</translation>
        </message>
        <message>
            <source>Short date</source>
            <translation>Caduca pronto</translation>
        </message>
        <message>
            <source>Wrong label</source>
            <translation>Etiqueta errónea</translation>
        </message>
        <message>
            <source>Cheaper elsewhere</source>
            <translation>Más barato en otro sitio</translation>
        </message>
        <message>
            <source>Goodwill</source>
            <translation>Cortesía</translation>
        </message>
        <message>
            <source>Change the price</source>
            <translation>Cambiar el precio</translation>
        </message>
        <message>
            <source>Leave it as it is</source>
            <translation>Dejarlo como está</translation>
        </message>
    </context>
    <context>
        <name>PriceSheet</name>
        <message>
            <source>Hold the item's bar code to the camera</source>
            <translation>Muestre el código de barras a la cámara</translation>
        </message>
        <message>
            <source>You see its price. Nothing goes into a basket.</source>
            <translation>Verá el precio. Nada se añade a la cesta.</translation>
        </message>
        <message>
            <source>%1 per kg</source>
            <translation>%1 por kg</translation>
        </message>
        <message>
            <source>The price on the shelf counts</source>
            <translation>Vale el precio de la estantería</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Ahora no</translation>
        </message>
        <message>
            <source>Thank you</source>
            <translation>Gracias</translation>
        </message>
        <message>
            <source>This price is not right</source>
            <translation>Este precio no es correcto</translation>
        </message>
    </context>
    <context>
        <name>DeviceWords</name>
        <message>
            <source>It does not answer. Check power and cable</source>
            <translation>No responde. Compruebe la corriente y el cable</translation>
        </message>
        <message>
            <source>It has fallen silent. Switch it off and on</source>
            <translation>Ha dejado de hablar. Apáguelo y vuelva a encenderlo</translation>
        </message>
        <message>
            <source>It repeats itself. Switch it off and on</source>
            <translation>Se repite. Apáguelo y vuelva a encenderlo</translation>
        </message>
        <message>
            <source>Its weight drifts. Empty it and set it to zero</source>
            <translation>El peso se desvía. Vacíela y póngala a cero</translation>
        </message>
        <message>
            <source>It sends too much. Switch it off and on</source>
            <translation>Envía demasiado. Apáguelo y vuelva a encenderlo</translation>
        </message>
        <message>
            <source>Its clock is wrong. Switch it off and on</source>
            <translation>Su reloj va mal. Apáguelo y vuelva a encenderlo</translation>
        </message>
        <message>
            <source>It cannot take its new settings. Tell head office</source>
            <translation>No admite la nueva configuración. Avise a la central</translation>
        </message>
        <message>
            <source>Much of what it sends is spoilt. Check the cable</source>
            <translation>Mucho de lo que envía llega dañado. Compruebe el cable</translation>
        </message>
    </context>
    <context>
        <name>PrinterWords</name>
        <message>
            <source>No receipt printer</source>
            <translation>Sin impresora de recibos</translation>
        </message>
        <message>
            <source>The printer does not answer</source>
            <translation>La impresora no responde</translation>
        </message>
        <message>
            <source>The printer's cover is open</source>
            <translation>La tapa de la impresora está abierta</translation>
        </message>
        <message>
            <source>The printer has no paper</source>
            <translation>La impresora no tiene papel</translation>
        </message>
        <message>
            <source>The printer's paper ends soon</source>
            <translation>Queda poco papel en la impresora</translation>
        </message>
        <message>
            <source>The printer is ready</source>
            <translation>La impresora está lista</translation>
        </message>
    </context>
    <context>
        <name>RepeatSheet</name>
        <message>
            <source>Another one?</source>
            <translation>¿Otro más?</translation>
        </message>
        <message>
            <source>No</source>
            <translation>No</translation>
        </message>
        <message>
            <source>One more: %1</source>
            <translation>Uno más: %1</translation>
        </message>
    </context>
    <context>
        <name>ResumeScreen</name>
        <message>
            <source>Continue a basket</source>
            <translation>Continuar una cesta</translation>
        </message>
        <message>
            <source>Looking for it</source>
            <translation>Buscando</translation>
        </message>
        <message>
            <source>Find my basket</source>
            <translation>Buscar mi cesta</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Atrás</translation>
        </message>
        <message>
            <source>Show the code of your basket, or type its number</source>
            <translation>Muestre el código de su cesta o escriba el número</translation>
        </message>
    </context>
    <context>
        <name>SpokenGuide</name>
        <message>
            <source>Reading aloud. Move with the arrow keys, choose with the middle key.</source>
            <translation>Lectura en voz alta. Muévase con las flechas y elija con la tecla central.</translation>
        </message>
        <message>
            <source>Total %1</source>
            <translation>Total %1</translation>
        </message>
    </context>
    <context>
        <name>StaffBasketScreen</name>
        <message>
            <source>Basket</source>
            <translation>Cesta</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Cerrar sesión</translation>
        </message>
        <message>
            <source>price changed</source>
            <translation>precio cambiado</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Precio</translation>
        </message>
        <message>
            <source>Take out</source>
            <translation>Quitar</translation>
        </message>
        <message>
            <source>No basket is open here</source>
            <translation>Aquí no hay ninguna cesta abierta</translation>
        </message>
        <message>
            <source>It is shown here while a customer shops at this till.</source>
            <translation>Aparece aquí mientras un cliente compra en esta caja.</translation>
        </message>
    </context>
    <context>
        <name>StaffKiosksScreen</name>
        <message>
            <source>Sign out</source>
            <translation>Cerrar sesión</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>Libre</translation>
        </message>
        <message>
            <source>Shopping: %1 items</source>
            <translation>Comprando: %1 artículos</translation>
        </message>
        <message>
            <source>Paying</source>
            <translation>Pagando</translation>
        </message>
        <message>
            <source>Collecting an order</source>
            <translation>Recogiendo un pedido</translation>
        </message>
        <message>
            <source>Waits for a colleague</source>
            <translation>Espera a un compañero</translation>
        </message>
        <message>
            <source>A colleague is there</source>
            <translation>Hay personal allí</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Cerrada</translation>
        </message>
        <message>
            <source>In order</source>
            <translation>En orden</translation>
        </message>
        <message>
            <source>No</source>
            <translation>No</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Till %1</source>
            <translation>Caja %1</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>ahora mismo</translation>
        </message>
        <message>
            <source>%1 min ago</source>
            <translation>hace %1 min</translation>
        </message>
        <message>
            <source>No till has told anything yet</source>
            <translation>Ninguna caja ha informado aún</translation>
        </message>
        <message>
            <source>They appear here by themselves.</source>
            <translation>Aparecen aquí por sí solas.</translation>
        </message>
        <message>
            <source>All tills</source>
            <translation>Todas</translation>
        </message>
    </context>
    <context>
        <name>StaffOrdersScreen</name>
        <message>
            <source>Orders</source>
            <translation>Pedidos</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Cerrar sesión</translation>
        </message>
        <message>
            <source>No orders</source>
            <translation>No hay pedidos</translation>
        </message>
        <message>
            <source>Orders from the web shop appear here by themselves.</source>
            <translation>Los pedidos de la tienda web aparecen aquí solos.</translation>
        </message>
        <message>
            <source>Pack 1 order</source>
            <translation>Preparar 1 pedido</translation>
        </message>
        <message>
            <source>Pack %1 orders in one round</source>
            <translation>Preparar %1 pedidos en una ronda</translation>
        </message>
    </context>
    <context>
        <name>StaffPickScreen</name>
        <message>
            <source>Pack for %1</source>
            <translation>Preparar para %1</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Volver</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 de %2</translation>
        </message>
        <message>
            <source>Take</source>
            <translation>Cantidad</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Lugar</translation>
        </message>
        <message>
            <source>No set place</source>
            <translation>Sin lugar fijo</translation>
        </message>
        <message>
            <source>Pack %1 orders</source>
            <translation>Preparar %1 pedidos</translation>
        </message>
        <message>
            <source>%1: take %2 from %3</source>
            <translation>%1: tome %2 de %3</translation>
        </message>
        <message>
            <source>Scan it</source>
            <translation>Escanéelo</translation>
        </message>
        <message>
            <source>It is in the bag</source>
            <translation>Está en la bolsa</translation>
        </message>
        <message>
            <source>All %1 are in the bag</source>
            <translation>Las %1 están en la bolsa</translation>
        </message>
        <message>
            <source>Instead of %1</source>
            <translation>En lugar de %1</translation>
        </message>
        <message>
            <source>It has a tag: lay it on the pad, or scan it</source>
            <translation>Lleva etiqueta RFID: póngalo en la bandeja o escanéelo</translation>
        </message>
        <message>
            <source>Into bag</source>
            <translation>En la bolsa</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>Problema</translation>
        </message>
    </context>
    <context>
        <name>StaffReceiptsScreen</name>
        <message>
            <source>Receipts</source>
            <translation>Recibos</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Cerrar sesión</translation>
        </message>
        <message>
            <source>Receipt %1</source>
            <translation>Recibo %1</translation>
        </message>
        <message>
            <source>printed %1 ×</source>
            <translation>impreso %1 ×</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>Un momento</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Imprimir</translation>
        </message>
        <message>
            <source>Print again</source>
            <translation>Imprimir otra vez</translation>
        </message>
        <message>
            <source>No receipts yet</source>
            <translation>Aún no hay recibos</translation>
        </message>
        <message>
            <source>Every sale of this till appears here.</source>
            <translation>Aquí aparece cada venta de esta caja.</translation>
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
            <translation>Entrar</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Volver</translation>
        </message>
        <message>
            <source>Your PIN</source>
            <translation>Su PIN</translation>
        </message>
        <message>
            <source>Hold your badge to the scanner, or choose your name and type your PIN.</source>
            <translation>Acerque su credencial al escáner, o elija su nombre y escriba su PIN.</translation>
        </message>
    </context>
    <context>
        <name>StaffStageScreen</name>
        <message>
            <source>Where does it wait?</source>
            <translation>¿Dónde espera?</translation>
        </message>
        <message>
            <source>It is at %1</source>
            <translation>Está en %1</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Volver</translation>
        </message>
        <message>
            <source>Scan the bag, then the place where you have put it.</source>
            <translation>Escanee la bolsa y luego el lugar donde la deja.</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>Un momento</translation>
        </message>
        <message>
            <source>Scan the place</source>
            <translation>Escanee el lugar</translation>
        </message>
        <message>
            <source>The bag has no label</source>
            <translation>La bolsa no tiene etiqueta</translation>
        </message>
        <message>
            <source>Bag %1, for %2</source>
            <translation>Bolsa %1, para %2</translation>
        </message>
        <message>
            <source>Scan the label of the bag</source>
            <translation>Escanee la etiqueta de la bolsa</translation>
        </message>
        <message>
            <source>Bag %1</source>
            <translation>Bolsa %1</translation>
        </message>
        <message>
            <source>Lay the bag on the pad. Missing: %1. Too much: %2</source>
            <translation>Ponga la bolsa en la bandeja. Falta: %1. Sobra: %2</translation>
        </message>
        <message>
            <source>Lay the bag on the pad. Missing: %1</source>
            <translation>Ponga la bolsa en la bandeja. Falta: %1</translation>
        </message>
        <message>
            <source>This does not belong in the bag: %1</source>
            <translation>Esto no va en la bolsa: %1</translation>
        </message>
        <message>
            <source>Scan the place, or touch it here</source>
            <translation>Escanee el lugar o tóquelo aquí</translation>
        </message>
        <message>
            <source>Place %1</source>
            <translation>Lugar %1</translation>
        </message>
        <message>
            <source>1 piece is missing: the customer will be told</source>
            <translation>Falta 1 unidad: se avisará al cliente</translation>
        </message>
        <message>
            <source>%1 pieces are missing: the customer will be told</source>
            <translation>Faltan %1 unidades: se avisará al cliente</translation>
        </message>
        <message>
            <source>Bay %1</source>
            <translation>Taquilla %1</translation>
        </message>
    </context>
    <context>
        <name>StaffStockScreen</name>
        <message>
            <source>Stock</source>
            <translation>Existencias</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>Dejarlo</translation>
        </message>
        <message>
            <source>Another item</source>
            <translation>Otro artículo</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Cerrar sesión</translation>
        </message>
        <message>
            <source>So many lie there</source>
            <translation>Hay tantas</translation>
        </message>
        <message>
            <source>It is carried</source>
            <translation>Ya está llevado</translation>
        </message>
        <message>
            <source>Write off</source>
            <translation>Dar de baja</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Enviar</translation>
        </message>
        <message>
            <source>To the shelf</source>
            <translation>Al estante</translation>
        </message>
        <message>
            <source>To the back room</source>
            <translation>Al almacén</translation>
        </message>
        <message>
            <source>Damaged</source>
            <translation>Dañado</translation>
        </message>
        <message>
            <source>Expired</source>
            <translation>Caducado</translation>
        </message>
        <message>
            <source>Stolen</source>
            <translation>Robado</translation>
        </message>
        <message>
            <source>Own use</source>
            <translation>Uso propio</translation>
        </message>
        <message>
            <source>Scan an item or the code of a pallet, or type the item's number.</source>
            <translation>Escanee un artículo o el código de un palé, o teclee el número.</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>¿Por qué?</translation>
        </message>
        <message>
            <source>Where to?</source>
            <translation>¿Adónde?</translation>
        </message>
        <message>
            <source>Scan each piece, type how many, or take what the readers see.</source>
            <translation>Escanee cada pieza, teclee cuántas o use lo que ven los lectores.</translation>
        </message>
        <message>
            <source>The readers see %1</source>
            <translation>Los lectores ven %1</translation>
        </message>
        <message>
            <source>Expected</source>
            <translation>Esperado</translation>
        </message>
        <message>
            <source>%1 pieces</source>
            <translation>%1 piezas</translation>
        </message>
        <message>
            <source>It is here</source>
            <translation>Ya está aquí</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>Contar</translation>
        </message>
        <message>
            <source>Carry</source>
            <translation>Trasladar</translation>
        </message>
        <message>
            <source>Send to a store</source>
            <translation>Enviar a una tienda</translation>
        </message>
        <message>
            <source>Look it up</source>
            <translation>Consultar</translation>
        </message>
    </context>
    <context>
        <name>StaffTabs</name>
        <message>
            <source>Tasks</source>
            <translation>Tareas</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Pedidos</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Pesos</translation>
        </message>
        <message>
            <source>Receipts</source>
            <translation>Recibos</translation>
        </message>
        <message>
            <source>Till</source>
            <translation>Caja</translation>
        </message>
        <message>
            <source>Basket</source>
            <translation>Cesta</translation>
        </message>
        <message>
            <source>%1 now</source>
            <translation>%1 ya</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>Existencias</translation>
        </message>
        <message>
            <source>All tills</source>
            <translation>Todas</translation>
        </message>
    </context>
    <context>
        <name>StaffTasksScreen</name>
        <message>
            <source>Tasks</source>
            <translation>Tareas</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Cerrar sesión</translation>
        </message>
        <message>
            <source>Payment did not happen</source>
            <translation>No hubo pago</translation>
        </message>
        <message>
            <source>All done</source>
            <translation>Todo hecho</translation>
        </message>
        <message>
            <source>New tasks appear here by themselves.</source>
            <translation>Las tareas nuevas aparecen aquí solas.</translation>
        </message>
    </context>
    <context>
        <name>StaffTillScreen</name>
        <message>
            <source>Till</source>
            <translation>Caja</translation>
        </message>
        <message>
            <source>Close the day</source>
            <translation>Cerrar el día</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Cerrar sesión</translation>
        </message>
        <message>
            <source>Nothing has been sold since the last close.</source>
            <translation>No se ha vendido nada desde el último cierre.</translation>
        </message>
        <message>
            <source>A payment is under way: finish it first.</source>
            <translation>Hay un pago en curso: termínelo primero.</translation>
        </message>
        <message>
            <source>Money owed</source>
            <translation>Importes pendientes</translation>
        </message>
        <message>
            <source>We owe a customer</source>
            <translation>Debemos a un cliente</translation>
        </message>
        <message>
            <source>The bank said no afterwards</source>
            <translation>El banco lo rechazó después</translation>
        </message>
        <message>
            <source>Give back</source>
            <translation>Devolver</translation>
        </message>
        <message>
            <source>Settled</source>
            <translation>Resuelto</translation>
        </message>
        <message>
            <source>To be paid at the counter</source>
            <translation>Por pagar en caja</translation>
        </message>
        <message>
            <source>Number %1</source>
            <translation>Número %1</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>Pagado</translation>
        </message>
        <message>
            <source>Not paid</source>
            <translation>No pagado</translation>
        </message>
        <message>
            <source>Day %1</source>
            <translation>Día %1</translation>
        </message>
        <message>
            <source>since %1</source>
            <translation>desde %1</translation>
        </message>
        <message>
            <source>%1 sales, %2, tax %3</source>
            <translation>%1 ventas, %2, impuestos %3</translation>
        </message>
        <message>
            <source>given back: %1</source>
            <translation>devuelto: %1</translation>
        </message>
        <message>
            <source>approved without the bank: %1</source>
            <translation>aprobado sin el banco: %1</translation>
        </message>
        <message>
            <source>Newest sales</source>
            <translation>Últimas ventas</translation>
        </message>
        <message>
            <source>Receipt %1</source>
            <translation>Recibo %1</translation>
        </message>
        <message>
            <source>given back</source>
            <translation>devuelto</translation>
        </message>
        <message>
            <source>Till %1</source>
            <translation>Caja %1</translation>
        </message>
    </context>
    <context>
        <name>StaffWeightsScreen</name>
        <message>
            <source>Weight checks</source>
            <translation>Control de peso</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Cerrar sesión</translation>
        </message>
        <message>
            <source>Nothing learned yet</source>
            <translation>Aún no se ha aprendido nada</translation>
        </message>
        <message>
            <source>Each sale with a bagging scale teaches what its items weigh.</source>
            <translation>Cada venta con báscula de embolsado enseña cuánto pesan los artículos.</translation>
        </message>
    </context>
    <context>
        <name>StartScreen</name>
        <message>
            <source>Scan your first item
to begin</source>
            <translation>Escanee su primer
artículo</translation>
        </message>
        <message>
            <source>One moment, prices are loading</source>
            <translation>Un momento, se cargan los precios</translation>
        </message>
        <message>
            <source>Hold its bar code to the camera</source>
            <translation>Acerque el código de barras a la cámara</translation>
        </message>
        <message>
            <source>What does it cost?</source>
            <translation>¿Cuánto cuesta?</translation>
        </message>
        <message>
            <source>Scan and pay</source>
            <translation>Escanear y pagar</translation>
        </message>
        <message>
            <source>For goods you have in your hands</source>
            <translation>Para lo que tiene en las manos</translation>
        </message>
        <message>
            <source>Collect my order</source>
            <translation>Recoger mi pedido</translation>
        </message>
        <message>
            <source>For goods you ordered online</source>
            <translation>Para lo que pidió por internet</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>Personal</translation>
        </message>
        <message>
            <source>Continue a paused basket</source>
            <translation>Continuar una cesta en pausa</translation>
        </message>
    </context>
    <context>
        <name>Stepper</name>
        <message>
            <source>One less: %1</source>
            <translation>Uno menos: %1</translation>
        </message>
        <message>
            <source>One more: %1</source>
            <translation>Uno más: %1</translation>
        </message>
    </context>
    <context>
        <name>StockItem</name>
        <message>
            <source>On hand</source>
            <translation>Existencias</translation>
        </message>
        <message>
            <source>Promised</source>
            <translation>Prometido</translation>
        </message>
        <message>
            <source>On the shelf</source>
            <translation>En el estante</translation>
        </message>
        <message>
            <source>In the back room</source>
            <translation>En el almacén</translation>
        </message>
        <message>
            <source>Tags read</source>
            <translation>Etiquetas leídas</translation>
        </message>
        <message>
            <source>delivery</source>
            <translation>entrega</translation>
        </message>
        <message>
            <source>sale</source>
            <translation>venta</translation>
        </message>
        <message>
            <source>order</source>
            <translation>pedido</translation>
        </message>
        <message>
            <source>count</source>
            <translation>recuento</translation>
        </message>
        <message>
            <source>readers</source>
            <translation>lectores</translation>
        </message>
        <message>
            <source>scales</source>
            <translation>balanzas</translation>
        </message>
        <message>
            <source>carried</source>
            <translation>trasladado</translation>
        </message>
        <message>
            <source>written off</source>
            <translation>dado de baja</translation>
        </message>
        <message>
            <source>returned</source>
            <translation>devuelto</translation>
        </message>
        <message>
            <source>sent away</source>
            <translation>enviado</translation>
        </message>
        <message>
            <source>books</source>
            <translation>libros</translation>
        </message>
        <message>
            <source>nobody has looked</source>
            <translation>nadie ha mirado</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>ahora mismo</translation>
        </message>
        <message>
            <source>%1 min ago</source>
            <translation>hace %1 min</translation>
        </message>
        <message>
            <source>%1 h ago</source>
            <translation>hace %1 h</translation>
        </message>
        <message>
            <source>%1 days ago</source>
            <translation>hace %1 días</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>Un momento</translation>
        </message>
    </context>
    <context>
        <name>StockPast</name>
        <message>
            <source>On hand over time</source>
            <translation>Existencias a lo largo del tiempo</translation>
        </message>
        <message>
            <source>now</source>
            <translation>ahora</translation>
        </message>
    </context>
    <context>
        <name>SuspendedScreen</name>
        <message>
            <source>Your basket waits</source>
            <translation>Su cesta le espera</translation>
        </message>
        <message>
            <source>Your number is %1</source>
            <translation>Su número es %1</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Terminar</translation>
        </message>
        <message>
            <source>One moment, your basket is put aside</source>
            <translation>Un momento, estamos guardando su cesta</translation>
        </message>
        <message>
            <source>Your number</source>
            <translation>Su número</translation>
        </message>
        <message>
            <source>Please come back to this very till: the shop's own computer does not answer.</source>
            <translation>Vuelva a esta misma caja: el ordenador de la tienda no responde.</translation>
        </message>
        <message>
            <source>Continue at any till of this shop.</source>
            <translation>Continúe en cualquier caja de esta tienda.</translation>
        </message>
        <message>
            <source>It waits until %1.</source>
            <translation>Le espera hasta las %1.</translation>
        </message>
        <message>
            <source>Printing</source>
            <translation>Imprimiendo</translation>
        </message>
        <message>
            <source>Printed. Print again</source>
            <translation>Impreso. Imprimir otra vez</translation>
        </message>
        <message>
            <source>Print the number</source>
            <translation>Imprimir el número</translation>
        </message>
        <message>
            <source>Your number as a code</source>
            <translation>Su número como código</translation>
        </message>
        <message>
            <source>Take a picture of it, or note the number</source>
            <translation>Haga una foto o anote el número</translation>
        </message>
        <message>
            <source>This screen closes in %1 s</source>
            <translation>Esta pantalla se cierra en %1 s</translation>
        </message>
    </context>
    <context>
        <name>Switch</name>
        <message>
            <source>on</source>
            <translation>sí</translation>
        </message>
        <message>
            <source>off</source>
            <translation>no</translation>
        </message>
    </context>
    <context>
        <name>TaskRow</name>
        <message>
            <source>Refill %1</source>
            <translation>Reponer %1</translation>
        </message>
        <message>
            <source>Pack an order</source>
            <translation>Preparar un pedido</translation>
        </message>
        <message>
            <source>A customer needs you at till %1</source>
            <translation>Un cliente le necesita en la caja %1</translation>
        </message>
        <message>
            <source>Look at the printer of till %1</source>
            <translation>Revise la impresora de la caja %1</translation>
        </message>
        <message>
            <source>Change the shelf label of %1</source>
            <translation>Cambiar la etiqueta de %1</translation>
        </message>
        <message>
            <source>Put money right at till %1</source>
            <translation>Arreglar un importe en la caja %1</translation>
        </message>
        <message>
            <source>Number %1 comes to the counter to pay</source>
            <translation>El número %1 viene a pagar a caja</translation>
        </message>
        <message>
            <source>A coupon was used twice at till %1: look into it</source>
            <translation>En la caja %1 se usó dos veces un cupón: revíselo</translation>
        </message>
        <message>
            <source>Look at device %1</source>
            <translation>Revisar el aparato %1</translation>
        </message>
        <message>
            <source>Please look: %1 left without being paid</source>
            <translation>Compruebe, por favor: %1 ha salido sin pagar</translation>
        </message>
        <message>
            <source>Tidy up %1: something else lies there</source>
            <translation>Ordenar %1: hay otra cosa allí</translation>
        </message>
        <message>
            <source>Take %1 back? It was paid for and lies here again</source>
            <translation>¿Aceptar la devolución de %1? Estaba pagado y está aquí otra vez</translation>
        </message>
        <message>
            <source>Count %1: the shelf says there are fewer</source>
            <translation>Contar %1: según el estante hay menos</translation>
        </message>
        <message>
            <source>Place %1</source>
            <translation>Lugar %1</translation>
        </message>
        <message>
            <source>Exit %1</source>
            <translation>Salida %1</translation>
        </message>
        <message>
            <source>Till %1</source>
            <translation>Caja %1</translation>
        </message>
        <message>
            <source>%1 of %2 there</source>
            <translation>hay %1 de %2</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>ahora mismo</translation>
        </message>
        <message>
            <source>%1 min ago</source>
            <translation>hace %1 min</translation>
        </message>
        <message>
            <source>%1 h ago</source>
            <translation>hace %1 h</translation>
        </message>
        <message>
            <source>%1 is on it</source>
            <translation>%1 se ocupa</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>Un momento</translation>
        </message>
        <message>
            <source>Pack it</source>
            <translation>Preparar</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Hecho</translation>
        </message>
        <message>
            <source>I do it</source>
            <translation>Lo hago yo</translation>
        </message>
        <message>
            <source>Count %1: more is promised than lies there</source>
            <translation>Contar %1: hay más prometido que existencias</translation>
        </message>
        <message>
            <source>Give it back</source>
            <translation>Devolverla</translation>
        </message>
        <message>
            <source>Handed over</source>
            <translation>Entregado</translation>
        </message>
        <message>
            <source>Not handed over</source>
            <translation>No entregado</translation>
        </message>
    </context>
    <context>
        <name>TillSheets</name>
        <message>
            <source>Close the day with %1?</source>
            <translation>¿Cerrar el día con %1?</translation>
        </message>
        <message>
            <source>Have you got %1?</source>
            <translation>¿Ha recibido %1?</translation>
        </message>
        <message>
            <source>Let this basket of %1 go?</source>
            <translation>¿Dejar esta compra de %1?</translation>
        </message>
        <message>
            <source>Is %1 settled?</source>
            <translation>¿Está resuelto %1?</translation>
        </message>
        <message>
            <source>Give back %1?</source>
            <translation>¿Devolver %1?</translation>
        </message>
        <message>
            <source>The report is written and a new day begins with the next sale.</source>
            <translation>Se escribe el informe y con la próxima venta empieza un día nuevo.</translation>
        </message>
        <message>
            <source>The basket becomes a sale with a receipt.</source>
            <translation>La compra se convierte en una venta con recibo.</translation>
        </message>
        <message>
            <source>What was paid of it before goes back.</source>
            <translation>Lo que ya se pagó se devuelve.</translation>
        </message>
        <message>
            <source>Nobody is asked for it any more.</source>
            <translation>Ya no se pedirá a nadie.</translation>
        </message>
        <message>
            <source>It goes back to where it came from. What was paid in cash, give back in cash.</source>
            <translation>Vuelve a su origen. Lo pagado en efectivo, devuélvalo en efectivo.</translation>
        </message>
        <message>
            <source>No, go back</source>
            <translation>No, volver</translation>
        </message>
        <message>
            <source>Yes, do it</source>
            <translation>Sí, hacerlo</translation>
        </message>
        <message>
            <source>Day %1 is closed</source>
            <translation>El día %1 está cerrado</translation>
        </message>
        <message>
            <source>%1 sales, %2</source>
            <translation>%1 ventas, %2</translation>
        </message>
        <message>
            <source>All right</source>
            <translation>De acuerdo</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Language: %1</source>
            <translation>Idioma: %1</translation>
        </message>
        <message>
            <source>Access</source>
            <translation>Ajustes</translation>
        </message>
        <message>
            <source>Access: large letters, contrast, reach, speech</source>
            <translation>Ajustes: letra grande, contraste, alcance, lectura en voz alta</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Ayuda</translation>
        </message>
        <message>
            <source>%1: somebody else signs in</source>
            <translation>%1: entra otra persona</translation>
        </message>
    </context>
    <context>
        <name>WayWords</name>
        <message>
            <source>Card</source>
            <translation>Tarjeta</translation>
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
            <translation>Transferencia por QR</translation>
        </message>
        <message>
            <source>Gift card</source>
            <translation>Tarjeta regalo</translation>
        </message>
        <message>
            <source>At the counter</source>
            <translation>En caja</translation>
        </message>
        <message>
            <source>Card, phone or watch</source>
            <translation>Tarjeta, teléfono o reloj</translation>
        </message>
        <message>
            <source>Scan the code here with your phone</source>
            <translation>Escanee aquí el código con su teléfono</translation>
        </message>
        <message>
            <source>Hold it to the camera or type its number</source>
            <translation>Acérquela a la cámara o escriba su número</translation>
        </message>
        <message>
            <source>Cash, or with the help of a colleague</source>
            <translation>En efectivo o con ayuda de un compañero</translation>
        </message>
    </context>
    <context>
        <name>WeighScreen</name>
        <message>
            <source>Weigh it</source>
            <translation>Pesar</translation>
        </message>
        <message>
            <source>%1 kg</source>
            <translation>%1 kg</translation>
        </message>
        <message>
            <source>Put it on the scale</source>
            <translation>Póngalo en la báscula</translation>
        </message>
        <message>
            <source>Take this weight</source>
            <translation>Aceptar este peso</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Volver</translation>
        </message>
        <message>
            <source>%1 per kg</source>
            <translation>%1 el kg</translation>
        </message>
        <message>
            <source>The scale is not at zero</source>
            <translation>La báscula no está a cero</translation>
        </message>
        <message>
            <source>On the scale</source>
            <translation>En la báscula</translation>
        </message>
        <message>
            <source>Still moving</source>
            <translation>Aún se mueve</translation>
        </message>
        <message>
            <source>My own container is on it: do not count it</source>
            <translation>Mi recipiente está encima: no contarlo</translation>
        </message>
        <message>
            <source>Without the container of %1 kg: count it again</source>
            <translation>Sin el recipiente de %1 kg: volver a contarlo</translation>
        </message>
    </context>
    <context>
        <name>WeightRow</name>
        <message>
            <source>Not weighed yet</source>
            <translation>Aún sin pesar</translation>
        </message>
        <message>
            <source>%1 g, give or take %2 g, from %3 pieces</source>
            <translation>%1 g, más o menos %2 g, de %3 unidades</translation>
        </message>
        <message>
            <source>Switched off: any weight is right</source>
            <translation>Desactivado: vale cualquier peso</translation>
        </message>
        <message>
            <source>Never asked about</source>
            <translation>Nunca se ha preguntado</translation>
        </message>
        <message>
            <source>Wrong in %1 of %2 checks</source>
            <translation>Error en %1 de %2 controles</translation>
        </message>
        <message>
            <source>Switch on</source>
            <translation>Activar</translation>
        </message>
        <message>
            <source>Switch off</source>
            <translation>Desactivar</translation>
        </message>
    </context>
    <context>
        <name>MemberSheet</name>
        <message>
            <source>Your member number</source>
            <translation>Su número de socio</translation>
        </message>
        <message>
            <source>Or hold your card or phone to the camera</source>
            <translation>O muestre su tarjeta o móvil a la cámara</translation>
        </message>
        <message>
            <source>%1 digits typed</source>
            <translation>%1 cifras escritas</translation>
        </message>
        <message>
            <source>%1 points</source>
            <translation>%1 puntos</translation>
        </message>
        <message>
            <source>This purchase earns %1 points</source>
            <translation>Esta compra suma %1 puntos</translation>
        </message>
        <message>
            <source>Not all of your points can be spent just now</source>
            <translation>Ahora no se pueden usar todos sus puntos</translation>
        </message>
        <message>
            <source>That is my number</source>
            <translation>Ese es mi número</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>Un momento</translation>
        </message>
        <message>
            <source>Keep my points</source>
            <translation>Conservar mis puntos</translation>
        </message>
        <message>
            <source>Use %1 points: %2 off</source>
            <translation>Usar %1 puntos: %2 menos</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Continuar</translation>
        </message>
        <message>
            <source>Without a number</source>
            <translation>Sin número</translation>
        </message>
        <message>
            <source>That is not me</source>
            <translation>No soy yo</translation>
        </message>
    </context>
    <context>
        <name>MemberStrip</name>
        <message>
            <source>Member? Show your card</source>
            <translation>¿Es socio? Muestre su tarjeta</translation>
        </message>
        <message>
            <source>%1 · %2 off with points</source>
            <translation>%1 · %2 menos con puntos</translation>
        </message>
        <message>
            <source>%1 · %2 points</source>
            <translation>%1 · %2 puntos</translation>
        </message>
    </context>
    <context>
        <name>SuggestionCard</name>
        <message>
            <source>Goes well with it: %1</source>
            <translation>Combina bien con: %1</translation>
        </message>
        <message>
            <source>%1 · shelf %2</source>
            <translation>%1 · estantería %2</translation>
        </message>
        <message>
            <source>No, thanks</source>
            <translation>No, gracias</translation>
        </message>
    </context>
    <context>
        <name>PackSheet</name>
        <message>
            <source>This is %1</source>
            <translation>Esto es %1</translation>
        </message>
        <message>
            <source>What is wrong with %1?</source>
            <translation>¿Qué pasa con %1?</translation>
        </message>
        <message>
            <source>%1 is wanted. It may be taken instead.</source>
            <translation>Se necesita %1. Esto puede sustituirlo.</translation>
        </message>
        <message>
            <source>%1 is wanted, and this may not replace it.</source>
            <translation>Se necesita %1 y esto no puede sustituirlo.</translation>
        </message>
        <message>
            <source>Put it back</source>
            <translation>Devolverlo</translation>
        </message>
        <message>
            <source>Take it instead</source>
            <translation>Tomarlo en su lugar</translation>
        </message>
        <message>
            <source>There are no more of it</source>
            <translation>No hay más</translation>
        </message>
        <message>
            <source>It is not there</source>
            <translation>No está</translation>
        </message>
        <message>
            <source>It is damaged</source>
            <translation>Está dañado</translation>
        </message>
        <message>
            <source>Its code cannot be read: it is in the bag</source>
            <translation>El código no se lee: está en la bolsa</translation>
        </message>
        <message>
            <source>Or take instead</source>
            <translation>O tome en su lugar</translation>
        </message>
        <message>
            <source>Nothing is wrong</source>
            <translation>Todo está bien</translation>
        </message>
    </context>
    <context>
        <name>PickupHero</name>
        <message>
            <source>Bay %1 is open</source>
            <translation>La taquilla %1 está abierta</translation>
        </message>
        <message>
            <source>Someone is bringing it</source>
            <translation>Alguien se lo trae</translation>
        </message>
        <message>
            <source>Your order is at bay %1</source>
            <translation>Su pedido está en la taquilla %1</translation>
        </message>
        <message>
            <source>Your order is at %1</source>
            <translation>Su pedido está en %1</translation>
        </message>
        <message>
            <source>Take your things and shut the door.</source>
            <translation>Tome sus cosas y cierre la puerta.</translation>
        </message>
        <message>
            <source>It is being opened</source>
            <translation>Se está abriendo</translation>
        </message>
        <message>
            <source>A colleague is being called</source>
            <translation>Se está llamando a un compañero</translation>
        </message>
        <message>
            <source>It could not be opened just now.</source>
            <translation>Ahora no se pudo abrir.</translation>
        </message>
        <message>
            <source>They look at your age (%1) and hand it to you.</source>
            <translation>Comprueban su edad (%1) y se lo entregan.</translation>
        </message>
        <message>
            <source>They look who you are and hand it to you.</source>
            <translation>Comprueban quién es y se lo entregan.</translation>
        </message>
        <message>
            <source>Bay %1 does not open. Please wait here.</source>
            <translation>La taquilla %1 no se abre. Espere aquí.</translation>
        </message>
        <message>
            <source>They put it right. Please wait here.</source>
            <translation>Lo arreglan. Espere aquí.</translation>
        </message>
        <message>
            <source>Please wait here, by the till.</source>
            <translation>Espere aquí, junto a la caja.</translation>
        </message>
        <message>
            <source>Called %1 s ago</source>
            <translation>Llamado hace %1 s</translation>
        </message>
        <message>
            <source>Called %1 min ago</source>
            <translation>Llamado hace %1 min</translation>
        </message>
        <message>
            <source>Hello %1</source>
            <translation>Hola, %1</translation>
        </message>
        <message>
            <source>%1 is on the way</source>
            <translation>%1 está en camino</translation>
        </message>
    </context>
    <context>
        <name>PickupSheet</name>
        <message>
            <source>%1 wait for you under the same code</source>
            <translation>%1 le esperan con el mismo código</translation>
        </message>
        <message>
            <source>%1 back to us, %2 less to pay</source>
            <translation>%1 vuelven a nosotros, %2 menos a pagar</translation>
        </message>
        <message>
            <source>What do you take with you?</source>
            <translation>¿Qué se lleva?</translation>
        </message>
        <message>
            <source>What is not right?</source>
            <translation>¿Qué no va bien?</translation>
        </message>
        <message>
            <source>I do not take all of it</source>
            <translation>No me lo llevo todo</translation>
        </message>
        <message>
            <source>This is not my order</source>
            <translation>Este no es mi pedido</translation>
        </message>
        <message>
            <source>Something is missing or damaged</source>
            <translation>Falta algo o está dañado</translation>
        </message>
        <message>
            <source>The bay has fallen shut</source>
            <translation>La taquilla se ha cerrado</translation>
        </message>
        <message>
            <source>I take it</source>
            <translation>Me lo llevo</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Después</translation>
        </message>
        <message>
            <source>Not wanted</source>
            <translation>No lo quiero</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Listo</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Volver</translation>
        </message>
        <message>
            <source>Everything is right</source>
            <translation>Todo está bien</translation>
        </message>
    </context>
    <context>
        <name>OrderTaskWords</name>
        <message>
            <source>Place %1</source>
            <translation>Lugar %1</translation>
        </message>
        <message>
            <source>Bay %1</source>
            <translation>Taquilla %1</translation>
        </message>
        <message>
            <source>Bring an order to till %1</source>
            <translation>Lleve un pedido a la caja %1</translation>
        </message>
        <message>
            <source>Please look: a packed order was carried off</source>
            <translation>Mire, por favor: se llevaron un pedido preparado</translation>
        </message>
        <message>
            <source>Bay %1 did not open: look at it</source>
            <translation>La taquilla %1 no se abrió: revísela</translation>
        </message>
        <message>
            <source>Put the goods of an order back on their shelves</source>
            <translation>Devuelva a sus estantes los artículos de un pedido</translation>
        </message>
        <message>
            <source>Look at %1: a picker found it damaged</source>
            <translation>Revise %1: se encontró dañado al preparar</translation>
        </message>
        <message>
            <source>Look for %1: a picker did not find it</source>
            <translation>Busque %1: no se encontró al preparar</translation>
        </message>
        <message>
            <source>look at their age: %1</source>
            <translation>compruebe la edad: %1</translation>
        </message>
        <message>
            <source>valuable: look who they are</source>
            <translation>de valor: compruebe quién es</translation>
        </message>
        <message>
            <source>the bay stayed shut</source>
            <translation>la taquilla no se abrió</translation>
        </message>
        <message>
            <source>they say it is not theirs</source>
            <translation>dice que no es suyo</translation>
        </message>
        <message>
            <source>something is wrong with it</source>
            <translation>algo no va bien</translation>
        </message>
    </context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
    <context>
        <name>AccessSheet</name>
        <message>
            <source>Access</source>
            <translation>無障礙</translation>
        </message>
        <message>
            <source>Make it easier</source>
            <translation>讓操作更輕鬆</translation>
        </message>
        <message>
            <source>Letters</source>
            <translation>文字大小</translation>
        </message>
        <message>
            <source>normal</source>
            <translation>標準</translation>
        </message>
        <message>
            <source>large</source>
            <translation>大</translation>
        </message>
        <message>
            <source>largest</source>
            <translation>特大</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>顯示色彩</translation>
        </message>
        <message>
            <source>light</source>
            <translation>淺色</translation>
        </message>
        <message>
            <source>dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>strong contrast</source>
            <translation>高對比</translation>
        </message>
        <message>
            <source>Everything in the lower half</source>
            <translation>內容移到下半螢幕</translation>
        </message>
        <message>
            <source>For reaching it while seated</source>
            <translation>坐著也能觸及</translation>
        </message>
        <message>
            <source>Read aloud</source>
            <translation>語音朗讀</translation>
        </message>
        <message>
            <source>With headphones and the five keys</source>
            <translation>搭配耳機與五個按鍵</translation>
        </message>
        <message>
            <source>Nothing moves</source>
            <translation>關閉動畫</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>As it was before</source>
            <translation>恢復原本設定</translation>
        </message>
    </context>
    <context>
        <name>ApproveSheet</name>
        <message>
            <source>Give money back</source>
            <translation>退款</translation>
        </message>
        <message>
            <source>Let go of what was to be paid</source>
            <translation>作廢待付款項</translation>
        </message>
        <message>
            <source>Change the price</source>
            <translation>確認改價</translation>
        </message>
        <message>
            <source>Change the stock</source>
            <translation>調整庫存</translation>
        </message>
        <message>
            <source>Your PIN again, or a second person: their badge, or their name and PIN.</source>
            <translation>請再次輸入您的密碼，或由另一位店員出示員工證、或選姓名並輸入密碼。</translation>
        </message>
        <message>
            <source>Your PIN again.</source>
            <translation>請再次輸入您的密碼。</translation>
        </message>
        <message>
            <source>Yes, do it</source>
            <translation>確認</translation>
        </message>
        <message>
            <source>No, go back</source>
            <translation>不，返回</translation>
        </message>
    </context>
    <context>
        <name>AskSheet</name>
        <message>
            <source>We do not know this code</source>
            <translation>這個條碼沒有登錄</translation>
        </message>
        <message>
            <source>That many only with a colleague</source>
            <translation>買這麼多，需要店員確認</translation>
        </message>
        <message>
            <source>Please scan the last item again</source>
            <translation>請再掃一次剛才的商品</translation>
        </message>
        <message>
            <source>There is more on the pad</source>
            <translation>感應台上還有商品</translation>
        </message>
        <message>
            <source>This coupon does not fit</source>
            <translation>這張優惠券不適用</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>請稍候</translation>
        </message>
        <message>
            <source>Try another code on the item, or choose it by its picture.</source>
            <translation>試試商品上的其他條碼，或按圖片選擇。</translation>
        </message>
        <message>
            <source>They can release more of %1 for you.</source>
            <translation>店員可以為您放行更多：%1。</translation>
        </message>
        <message>
            <source>The bag weighs something else than the till expects. Scan what you put in last, or take it out.</source>
            <translation>袋子的重量和預期不同。請掃一下剛放進去的商品，或把它拿出來。</translation>
        </message>
        <message>
            <source>Would you like it too? Otherwise please take it off the pad.</source>
            <translation>這件也要嗎？不要的話，請從感應台上拿走。</translation>
        </message>
        <message>
            <source>Its conditions are on the coupon. A colleague can have a look.</source>
            <translation>使用條件印在券上，也可以請店員看看。</translation>
        </message>
        <message>
            <source>Add it to my basket</source>
            <translation>加入購物籃</translation>
        </message>
        <message>
            <source>All right</source>
            <translation>好的</translation>
        </message>
        <message>
            <source>I take it off the pad</source>
            <translation>我拿走</translation>
        </message>
        <message>
            <source>Choose by picture</source>
            <translation>看圖選商品</translation>
        </message>
        <message>
            <source>Ask a colleague</source>
            <translation>請店員協助</translation>
        </message>
    </context>
    <context>
        <name>BasketScreen</name>
        <message>
            <source>Your basket</source>
            <translation>購物籃</translation>
        </message>
        <message>
            <source>Pay</source>
            <translation>結帳</translation>
        </message>
        <message>
            <source>Pay %1</source>
            <translation>結帳 %1</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Hold a bar code to the camera</source>
            <translation>將條碼對準鏡頭</translation>
        </message>
        <message>
            <source>Scan the next item</source>
            <translation>請掃描下一件</translation>
        </message>
        <message>
            <source>No bar code?</source>
            <translation>沒有條碼？</translation>
        </message>
        <message>
            <source>Nothing here yet</source>
            <translation>還沒有商品</translation>
        </message>
        <message>
            <source>Every item you scan appears here, with its price.</source>
            <translation>掃描後，商品與價格會顯示在這裡。</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暫存</translation>
        </message>
    </context>
    <context>
        <name>CallWords</name>
        <message>
            <source>Asks for help</source>
            <translation>請求協助</translation>
        </message>
        <message>
            <source>Age check</source>
            <translation>確認年齡</translation>
        </message>
        <message>
            <source>Payment unclear</source>
            <translation>付款結果不明</translation>
        </message>
        <message>
            <source>A code that the till does not know</source>
            <translation>結帳台不認得的條碼</translation>
        </message>
        <message>
            <source>More than the limit of one item</source>
            <translation>同一商品超過限量</translation>
        </message>
        <message>
            <source>A basket of high value</source>
            <translation>金額較高的一籃</translation>
        </message>
        <message>
            <source>The bag weighs something else</source>
            <translation>袋子重量不符</translation>
        </message>
        <message>
            <source>Something on the pad is not in the basket</source>
            <translation>感應台上有商品不在購物籃裡</translation>
        </message>
        <message>
            <source>A coupon was refused</source>
            <translation>優惠券未被接受</translation>
        </message>
        <message>
            <source>Question about a price</source>
            <translation>詢問價格</translation>
        </message>
    </context>
    <context>
        <name>CameraView</name>
        <message>
            <source>Camera</source>
            <translation>鏡頭</translation>
        </message>
        <message>
            <source>The camera is starting</source>
            <translation>鏡頭啟動中</translation>
        </message>
    </context>
    <context>
        <name>CollectDoneScreen</name>
        <message>
            <source>Thank you</source>
            <translation>謝謝惠顧</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Enjoy your order</source>
            <translation>取貨完成</translation>
        </message>
        <message>
            <source>Thank you for shopping with us. See you soon.</source>
            <translation>謝謝光臨，期待再次為您服務。</translation>
        </message>
        <message>
            <source>This screen closes in %1 s</source>
            <translation>%1 秒後回到首頁</translation>
        </message>
        <message>
            <source>1 item waits for you under the same code.</source>
            <translation>還有 1 件，用同一個取貨碼來取。</translation>
        </message>
        <message>
            <source>%1 items wait for you under the same code.</source>
            <translation>還有 %1 件，用同一個取貨碼來取。</translation>
        </message>
        <message>
            <source>What you did not want you do not pay for: %1. Please leave it with us.</source>
            <translation>不要的貨不收費：%1，請留給店員。</translation>
        </message>
    </context>
    <context>
        <name>CollectReadyScreen</name>
        <message>
            <source>Your order</source>
            <translation>您的訂單</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>請稍候</translation>
        </message>
        <message>
            <source>I have my order</source>
            <translation>我已取貨</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>暫不取貨</translation>
        </message>
        <message>
            <source>1 item in your order</source>
            <translation>訂單共 1 件商品</translation>
        </message>
        <message>
            <source>%1 items in your order</source>
            <translation>訂單共 %1 件商品</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>再試一次</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>有問題</translation>
        </message>
        <message>
            <source>1 item could not be had; you do not pay for it</source>
            <translation>1 件缺貨，不收費</translation>
        </message>
        <message>
            <source>%1 items could not be had; you do not pay for them</source>
            <translation>%1 件缺貨，不收費</translation>
        </message>
    </context>
    <context>
        <name>CollectScreen</name>
        <message>
            <source>Collect my order</source>
            <translation>門市取貨</translation>
        </message>
        <message>
            <source>Looking for it</source>
            <translation>查詢中</translation>
        </message>
        <message>
            <source>Find my order</source>
            <translation>查詢訂單</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Show the code of your order</source>
            <translation>請出示訂單的取貨碼</translation>
        </message>
        <message>
            <source>Or type it</source>
            <translation>或手動輸入</translation>
        </message>
        <message>
            <source>Wipe</source>
            <translation>刪除</translation>
        </message>
        <message>
            <source>Wipe the last character</source>
            <translation>刪除最後一碼</translation>
        </message>
    </context>
    <context>
        <name>CounterScreen</name>
        <message>
            <source>At the counter</source>
            <translation>到收銀台</translation>
        </message>
        <message>
            <source>Please say number %1 at the counter</source>
            <translation>請在收銀台報號碼 %1</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Please pay at the counter</source>
            <translation>請到收銀台付款</translation>
        </message>
        <message>
            <source>Take your goods along and say this number:</source>
            <translation>請帶上商品並報這個號碼：</translation>
        </message>
        <message>
            <source>This screen closes in %1 s</source>
            <translation>%1 秒後關閉</translation>
        </message>
    </context>
    <context>
        <name>DemoTray</name>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Demo goods</source>
            <translation>示範商品</translation>
        </message>
        <message>
            <source>Touch clothes to lay them on the pad</source>
            <translation>點一件衣服，把它放到感應台上</translation>
        </message>
        <message>
            <source>Touch something to hold it to the camera</source>
            <translation>點一下商品，拿到鏡頭前</translation>
        </message>
        <message>
            <source>no bar code</source>
            <translation>無條碼</translation>
        </message>
        <message>
            <source>To the camera</source>
            <translation>對著鏡頭</translation>
        </message>
        <message>
            <source>Pad and bag</source>
            <translation>感應台與購物袋</translation>
        </message>
        <message>
            <source>Clear the pad</source>
            <translation>清空感應台</translation>
        </message>
        <message>
            <source>Walk out with it</source>
            <translation>帶著走出門口</translation>
        </message>
        <message>
            <source>Last item into the bag</source>
            <translation>最後一件裝袋</translation>
        </message>
        <message>
            <source>Empty the bag</source>
            <translation>清空購物袋</translation>
        </message>
        <message>
            <source>On the scale</source>
            <translation>秤上重量</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>清空</translation>
        </message>
        <message>
            <source>%1 g</source>
            <translation>%1 公克</translation>
        </message>
        <message>
            <source>Pickup code</source>
            <translation>取貨碼</translation>
        </message>
        <message>
            <source>Hold my phone to the camera</source>
            <translation>把手機拿到鏡頭前</translation>
        </message>
    </context>
    <context>
        <name>DoneScreen</name>
        <message>
            <source>Printing</source>
            <translation>列印中</translation>
        </message>
        <message>
            <source>Printed. Print again</source>
            <translation>已列印，再印一張</translation>
        </message>
        <message>
            <source>That did not print. Try again</source>
            <translation>列印未成功，再試一次</translation>
        </message>
        <message>
            <source>Print receipt</source>
            <translation>列印收據</translation>
        </message>
        <message>
            <source>Thank you</source>
            <translation>謝謝惠顧</translation>
        </message>
        <message>
            <source>%1 paid</source>
            <translation>已支付 %1</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Receipt %1</source>
            <translation>交易序號 %1</translation>
        </message>
        <message>
            <source>Your receipt as a code</source>
            <translation>電子明細 QR 碼</translation>
        </message>
        <message>
            <source>Scan with your phone to keep the receipt</source>
            <translation>用手機掃描，保存電子明細</translation>
        </message>
        <message>
            <source>This screen closes in %1 s</source>
            <translation>%1 秒後回到首頁</translation>
        </message>
    </context>
    <context>
        <name>HandNeededScreen</name>
        <message>
            <source>Help</source>
            <translation>服務鈴</translation>
        </message>
        <message>
            <source>One moment,
a colleague is coming</source>
            <translation>請稍候，
店員馬上就來</translation>
        </message>
        <message>
            <source>Back to the basket</source>
            <translation>返回購物籃</translation>
        </message>
        <message>
            <source>Go on without help</source>
            <translation>不用了，繼續</translation>
        </message>
        <message>
            <source>Old enough</source>
            <translation>已達年齡</translation>
        </message>
        <message>
            <source>All in order</source>
            <translation>沒有問題</translation>
        </message>
        <message>
            <source>I am a colleague</source>
            <translation>我是店員</translation>
        </message>
        <message>
            <source>They check your age (%1) and you can pay at once.</source>
            <translation>店員確認您已滿 %1 歲後，即可結帳。</translation>
        </message>
        <message>
            <source>%1: they check your age (%2) and you can pay at once.</source>
            <translation>%1：店員確認您已滿 %2 歲後，即可結帳。</translation>
        </message>
        <message>
            <source>The card reader does not tell whether you have paid. Please do not pay again.</source>
            <translation>刷卡機沒有回覆付款結果，請勿重複付款。</translation>
        </message>
        <message>
            <source>You can go on scanning while you wait.</source>
            <translation>等候時，您可以繼續掃描商品。</translation>
        </message>
        <message>
            <source>They find out what the item costs.</source>
            <translation>店員來查這件商品的價格。</translation>
        </message>
        <message>
            <source>They release more of %1 for you.</source>
            <translation>店員來為您放行更多：%1。</translation>
        </message>
        <message>
            <source>With a basket like this they have a quick look before you pay.</source>
            <translation>這樣一籃商品，結帳前店員會快速看一下。</translation>
        </message>
        <message>
            <source>They have a look at the bag with you, then you can go on.</source>
            <translation>店員和您一起看一下袋子，然後就可以繼續。</translation>
        </message>
        <message>
            <source>They have a look at what else is on the pad.</source>
            <translation>店員來看看感應台上還有什麼。</translation>
        </message>
        <message>
            <source>They have a look at your coupon.</source>
            <translation>店員來看看您的優惠券。</translation>
        </message>
        <message>
            <source>They check the price of %1.</source>
            <translation>店員來核對價格：%1。</translation>
        </message>
        <message>
            <source>They have been told</source>
            <translation>已通知店員</translation>
        </message>
        <message>
            <source>Please wave to a colleague</source>
            <translation>請向附近的店員招手</translation>
        </message>
        <message>
            <source>Calling</source>
            <translation>呼叫中</translation>
        </message>
        <message>
            <source>For the colleague: your PIN</source>
            <translation>店員請輸入密碼</translation>
        </message>
        <message>
            <source>Not old enough: take it out</source>
            <translation>未達年齡，移除商品</translation>
        </message>
        <message>
            <source>I have taken it back</source>
            <translation>已收回</translation>
        </message>
        <message>
            <source>For the colleague: badge, or name and PIN</source>
            <translation>店員：請出示員工證，或選擇姓名並輸入密碼</translation>
        </message>
    </context>
    <context>
        <name>IdleSheet</name>
        <message>
            <source>Are you still there?</source>
            <translation>您還在嗎？</translation>
        </message>
        <message>
            <source>For your privacy this screen is cleared in %1 s</source>
            <translation>為保護您的隱私，%1 秒後將清除畫面</translation>
        </message>
        <message>
            <source>I am here</source>
            <translation>我還在</translation>
        </message>
    </context>
    <context>
        <name>Keyboard</name>
        <message>
            <source>Wipe the last character</source>
            <translation>刪除最後一碼</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>空白</translation>
        </message>
        <message>
            <source>Wipe</source>
            <translation>刪除</translation>
        </message>
    </context>
    <context>
        <name>LanguageSheet</name>
        <message>
            <source>Language</source>
            <translation>語言</translation>
        </message>
    </context>
    <context>
        <name>LineRow</name>
        <message>
            <source>%1 kg at %2 per kg</source>
            <translation>%1 公斤 × %2/公斤</translation>
        </message>
        <message>
            <source>Lies on the pad</source>
            <translation>在感應台上</translation>
        </message>
        <message>
            <source>%1 each, as the shelf says</source>
            <translation>每件 %1（貨架價）</translation>
        </message>
        <message>
            <source>%1 each</source>
            <translation>單價 %1</translation>
        </message>
        <message>
            <source>You save %1</source>
            <translation>已折抵 %1</translation>
        </message>
        <message>
            <source>%1: you save %2</source>
            <translation>%1，折抵 %2</translation>
        </message>
        <message>
            <source>From age %1, a colleague checks</source>
            <translation>需滿 %1 歲，店員確認</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Remove %1</source>
            <translation>移除 %1</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>點數折抵</translation>
        </message>
        <message>
            <source>What %1 costs</source>
            <translation>%1 的價格</translation>
        </message>
    </context>
    <context>
        <name>LooseScreen</name>
        <message>
            <source>Choose by picture</source>
            <translation>看圖選商品</translation>
        </message>
        <message>
            <source>Use number %1</source>
            <translation>使用編號 %1</translation>
        </message>
        <message>
            <source>Show pictures</source>
            <translation>看圖選擇</translation>
        </message>
        <message>
            <source>Search by name</source>
            <translation>依名稱搜尋</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Type a name or a number</source>
            <translation>輸入拼音首字母或編號</translation>
        </message>
        <message>
            <source>%1 per kg</source>
            <translation>%1/公斤</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>找不到商品</translation>
        </message>
        <message>
            <source>Try fewer letters, or touch Help.</source>
            <translation>請少輸入幾個字母，或點「服務鈴」。</translation>
        </message>
    </context>
    <context>
        <name>Main</name>
        <message>
            <source>At the exit, not paid: %1</source>
            <translation>出口處未付款：%1</translation>
        </message>
        <message>
            <source>Working on its own: you can buy, orders have to wait</source>
            <translation>離線營業中：可以購物，暫時無法取貨</translation>
        </message>
        <message>
            <source>Head office cannot be reached: the shop goes on</source>
            <translation>與總部連線中斷，門市照常營業</translation>
        </message>
        <message>
            <source>No printed receipts: you get a code</source>
            <translation>暫無法列印收據，可掃碼保存</translation>
        </message>
        <message>
            <source>1 item</source>
            <translation>共 1 件</translation>
        </message>
        <message>
            <source>%1 items</source>
            <translation>共 %1 件</translation>
        </message>
        <message>
            <source>You save %1</source>
            <translation>已折抵 %1</translation>
        </message>
        <message>
            <source>Cancel and get your money back?</source>
            <translation>取消並退款？</translation>
        </message>
        <message>
            <source>Stop and empty the basket?</source>
            <translation>要取消並清空購物籃嗎？</translation>
        </message>
        <message>
            <source>What you have paid goes back to where it came from.</source>
            <translation>已付的金額將原路退回。</translation>
        </message>
        <message>
            <source>Nothing has been paid. Please leave the goods with us.</source>
            <translation>您尚未付款，商品請留在店內。</translation>
        </message>
        <message>
            <source>Keep paying</source>
            <translation>繼續付款</translation>
        </message>
        <message>
            <source>Keep shopping</source>
            <translation>繼續購物</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Empty the basket</source>
            <translation>清空購物籃</translation>
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <source>OK</source>
            <translation>知道了</translation>
        </message>
    </context>
    <context>
        <name>NoticeWords</name>
        <message>
            <source>Something went wrong. Please ask a colleague.</source>
            <translation>發生問題，請洽店員。</translation>
        </message>
        <message>
            <source>We do not know this code. Try another code on the item, or ask for help.</source>
            <translation>查無此條碼。請試試商品上的其他條碼，或點「服務鈴」。</translation>
        </message>
        <message>
            <source>That was not read well. Please scan it again.</source>
            <translation>沒有讀清楚，請再掃一次。</translation>
        </message>
        <message>
            <source>This code is not for the till. Please scan the item's bar code.</source>
            <translation>這不是商品條碼，請掃描商品上的條碼。</translation>
        </message>
        <message>
            <source>%1 is past its date (%2). Please take a fresh one.</source>
            <translation>%1已超過有效日期（%2），請換一件新鮮的。</translation>
        </message>
        <message>
            <source>%1 is sold by weight. Please put it on the scale.</source>
            <translation>%1以重量計價，請放到秤上。</translation>
        </message>
        <message>
            <source>%1: a colleague checks your age (%2) before you pay.</source>
            <translation>%1：結帳前店員需確認您已滿 %2 歲。</translation>
        </message>
        <message>
            <source>The items with an age limit were taken out of the basket.</source>
            <translation>有年齡限制的商品已從購物籃移除。</translation>
        </message>
        <message>
            <source>No more than %1 of one item at this till.</source>
            <translation>每項商品最多可購 %1 件。</translation>
        </message>
        <message>
            <source>%1 lies on the pad: it is in your basket already.</source>
            <translation>%1 在感應台上，已經在購物籃裡了。</translation>
        </message>
        <message>
            <source>The scale is empty. Please put the goods on it.</source>
            <translation>秤上沒有商品，請放上商品。</translation>
        </message>
        <message>
            <source>The scale is still moving. Please wait a moment.</source>
            <translation>重量尚未穩定，請稍候。</translation>
        </message>
        <message>
            <source>The scale is not at zero. Please take everything off, or ask a colleague.</source>
            <translation>秤沒有歸零。請把東西都拿下來，或請店員協助。</translation>
        </message>
        <message>
            <source>That is too heavy for the scale. Please weigh it in two parts.</source>
            <translation>超過秤的上限，請分兩次秤重。</translation>
        </message>
        <message>
            <source>Please pay or cancel first, then collect your order.</source>
            <translation>請先結帳或取消，再取貨。</translation>
        </message>
        <message>
            <source>The basket is empty. Please scan an item first.</source>
            <translation>購物籃是空的，請先掃描商品。</translation>
        </message>
        <message>
            <source>The till was started again. Your basket is as it was.</source>
            <translation>收銀機已重新啟動，您的商品都還在。</translation>
        </message>
        <message>
            <source>The card was declined, nothing was charged. Try again or use another card.</source>
            <translation>卡片遭拒，並未扣款。請再試一次或換一張卡。</translation>
        </message>
        <message>
            <source>The payment was stopped. Nothing was charged.</source>
            <translation>付款已停止，並未扣款。</translation>
        </message>
        <message>
            <source>The card reader does not answer. Nothing was charged. Please try again.</source>
            <translation>刷卡機沒有回應，並未扣款，請再試一次。</translation>
        </message>
        <message>
            <source>That is not the number of a gift card. Please check it and try again.</source>
            <translation>這不是禮物卡號碼。請核對後再試。</translation>
        </message>
        <message>
            <source>This code pays nothing. Please choose how to pay.</source>
            <translation>這個碼不能付款。請選擇付款方式。</translation>
        </message>
        <message>
            <source>This till cannot save the sale. Please ask a colleague.</source>
            <translation>本機無法儲存交易，請洽店員。</translation>
        </message>
        <message>
            <source>Orders cannot be looked up at the moment. Buying works as usual.</source>
            <translation>暫時無法查詢訂單，購物不受影響。</translation>
        </message>
        <message>
            <source>The printer is not ready. Please scan the code to keep your receipt.</source>
            <translation>印表機暫時無法使用，請掃碼保存收據。</translation>
        </message>
        <message>
            <source>The till is still loading its prices. Please wait a moment.</source>
            <translation>正在載入商品價格，請稍候。</translation>
        </message>
        <message>
            <source>We do not know this pickup code. Please check it and try again.</source>
            <translation>查無此取貨碼，請確認後再試。</translation>
        </message>
        <message>
            <source>This order waits in another shop. Your order page says which.</source>
            <translation>這筆訂單在另一家門市，請看訂單頁面上的門市。</translation>
        </message>
        <message>
            <source>Your order is still being packed. Your order page says when it is ready.</source>
            <translation>您的訂單還在備貨，備妥後訂單頁面會顯示。</translation>
        </message>
        <message>
            <source>This order has been collected already.</source>
            <translation>這筆訂單已經取走。</translation>
        </message>
        <message>
            <source>This order was cancelled. Please ask a colleague.</source>
            <translation>這筆訂單已取消，請洽店員。</translation>
        </message>
        <message>
            <source>We could not fill this order. Please ask a colleague.</source>
            <translation>這筆訂單缺貨，請洽店員。</translation>
        </message>
        <message>
            <source>It has moved on meanwhile: look again.</source>
            <translation>狀態已有變動，請重新查看。</translation>
        </message>
        <message>
            <source>A colleague has taken it.</source>
            <translation>已有同事接手。</translation>
        </message>
        <message>
            <source>%1 has taken it.</source>
            <translation>%1 已接手。</translation>
        </message>
        <message>
            <source>That PIN is not right. Please try again.</source>
            <translation>密碼不正確，請再試一次。</translation>
        </message>
        <message>
            <source>That was not done. Please look again.</source>
            <translation>沒有執行，請再看一下。</translation>
        </message>
        <message>
            <source>Too many wrong PINs. Please wait %1 s.</source>
            <translation>密碼錯誤次數過多，請等候 %1 秒。</translation>
        </message>
        <message>
            <source>No basket waits under this number. Please look again, or begin anew.</source>
            <translation>找不到這個號碼的購物籃，請核對號碼或重新開始。</translation>
        </message>
        <message>
            <source>This basket has been continued already.</source>
            <translation>這個購物籃已經被取回。</translation>
        </message>
        <message>
            <source>This basket waits at another till: the one that gave the number.</source>
            <translation>這個購物籃在給出號碼的那台自助機上。</translation>
        </message>
        <message>
            <source>Baskets cannot be looked up at the moment. Please try again in a minute.</source>
            <translation>暫時無法查詢購物籃，請稍後再試。</translation>
        </message>
        <message>
            <source>The printer is not ready. Please note the number.</source>
            <translation>印表機暫時無法使用，請記下號碼。</translation>
        </message>
        <message>
            <source>Your basket is back. Please go on.</source>
            <translation>購物籃已取回，請繼續。</translation>
        </message>
        <message>
            <source>We do not find this member. Please check the number.</source>
            <translation>查無此會員，請確認會員號碼。</translation>
        </message>
        <message>
            <source>That number is not complete. Please type it again.</source>
            <translation>會員號碼不完整，請重新輸入。</translation>
        </message>
        <message>
            <source>There are not enough points to spend on this purchase.</source>
            <translation>點數不足，本次無法使用。</translation>
        </message>
        <message>
            <source>Your points cannot be spent now. They stay yours.</source>
            <translation>點數暫時無法使用，仍為您保留。</translation>
        </message>
        <message>
            <source>Your coupon counts as soon as its goods are in the basket.</source>
            <translation>優惠券已記下，放入指定商品後生效。</translation>
        </message>
        <message>
            <source>This coupon cannot be used: it was used before, or is not for you.</source>
            <translation>此優惠券無法使用：已用過或不屬於您。</translation>
        </message>
        <message>
            <source>Points and coupons cannot be checked just now. They stay yours.</source>
            <translation>暫時無法確認點數與優惠券，仍為您保留。</translation>
        </message>
        <message>
            <source>Please scan or touch the place where the order is put.</source>
            <translation>請掃描或點選放貨的位置。</translation>
        </message>
        <message>
            <source>Please scan the label of the bag as well.</source>
            <translation>請再掃一下袋子的標籤。</translation>
        </message>
        <message>
            <source>The tags in the bag are not those of this order. Please look inside.</source>
            <translation>袋裡的貨與訂單不符，請檢查。</translation>
        </message>
        <message>
            <source>That is neither a bag's label nor a place's.</source>
            <translation>這不是袋子標籤，也不是位置標籤。</translation>
        </message>
        <message>
            <source>The order of %1 was cancelled. Its goods go back.</source>
            <translation>%1 的訂單已取消，貨品請放回。</translation>
        </message>
        <message>
            <source>Nothing could be had for %1. They are told.</source>
            <translation>%1 的貨一件也沒有，會告知顧客。</translation>
        </message>
        <message>
            <source>That is for another role. Please ask a colleague.</source>
            <translation>您的職務無此權限，請找同事處理。</translation>
        </message>
        <message>
            <source>Your own badge is not enough for this: your PIN, or a colleague.</source>
            <translation>僅憑本人員工證還不夠：請輸入密碼，或請同事確認。</translation>
        </message>
        <message>
            <source>A price can only be lowered here.</source>
            <translation>這裡只能調低價格。</translation>
        </message>
        <message>
            <source>Your order is still being packed. It should be ready in %1 hours.</source>
            <translation>您的訂單還在揀貨，預計 %1 小時後備好。</translation>
        </message>
        <message>
            <source>Your order is still being packed. It should be ready in %1 minutes.</source>
            <translation>您的訂單還在揀貨，預計 %1 分鐘後備好。</translation>
        </message>
        <message>
            <source>This order has waited too long and was put back. Please ask a colleague.</source>
            <translation>訂單逾期未取，貨品已放回。請詢問店員。</translation>
        </message>
        <message>
            <source>This code is not one of ours. Please open your order page and show its code.</source>
            <translation>這不是本店的取貨碼。請打開訂單頁面，出示上面的碼。</translation>
        </message>
        <message>
            <source>Your order has not reached this shop yet. Please try again in a minute.</source>
            <translation>您的訂單還沒傳到本店，請一分鐘後再試。</translation>
        </message>
        <message>
            <source>A colleague has to hand you this order. Please ask one.</source>
            <translation>這個訂單須由店員交給您，請找店員。</translation>
        </message>
        <message>
            <source>The books say that there is less. Please count first.</source>
            <translation>帳面數量不足，請先盤點。</translation>
        </message>
        <message>
            <source>Nothing is expected under this code.</source>
            <translation>沒有待收貨物對應此碼。</translation>
        </message>
        <message>
            <source>That till does not answer. Please go there.</source>
            <translation>該收銀機沒有回應，請前往查看。</translation>
        </message>
    </context>
    <context>
        <name>OrderCard</name>
        <message>
            <source>To pack</source>
            <translation>待撿貨</translation>
        </message>
        <message>
            <source>Being packed</source>
            <translation>撿貨中</translation>
        </message>
        <message>
            <source>Ready at %1</source>
            <translation>已備妥，%1</translation>
        </message>
        <message>
            <source>%1 pieces · code ends in %2 · %3</source>
            <translation>%1 件 · 取貨碼末碼 %2 · %3</translation>
        </message>
        <message>
            <source>%1 min ago</source>
            <translation>%1 分鐘前</translation>
        </message>
        <message>
            <source>%1 h ago</source>
            <translation>%1 小時前</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>請稍候</translation>
        </message>
        <message>
            <source>Go on packing</source>
            <translation>繼續撿貨</translation>
        </message>
        <message>
            <source>Pack it</source>
            <translation>開始撿貨</translation>
        </message>
        <message>
            <source>Part of it at %1</source>
            <translation>部分在 %1</translation>
        </message>
        <message>
            <source>late</source>
            <translation>已逾時</translation>
        </message>
        <message>
            <source>%1 min left</source>
            <translation>還剩 %1 分鐘</translation>
        </message>
        <message>
            <source>%1 h left</source>
            <translation>還剩 %1 小時</translation>
        </message>
        <message>
            <source>%1 pieces · %2 is on it</source>
            <translation>%1 件 · %2 在揀貨</translation>
        </message>
        <message>
            <source>✓ In the round</source>
            <translation>✓ 已加入</translation>
        </message>
        <message>
            <source>Into a round</source>
            <translation>加入一輪</translation>
        </message>
        <message>
            <source>Take it over</source>
            <translation>接手</translation>
        </message>
        <message>
            <source>bay %1</source>
            <translation>%1 號櫃</translation>
        </message>
    </context>
    <context>
        <name>PageKeys</name>
        <message>
            <source>Further down</source>
            <translation>往下翻</translation>
        </message>
        <message>
            <source>Further up</source>
            <translation>往上翻</translation>
        </message>
    </context>
    <context>
        <name>PausedScreen</name>
        <message>
            <source>Staff</source>
            <translation>店員</translation>
        </message>
        <message>
            <source>This till is closed</source>
            <translation>本機暫停使用</translation>
        </message>
        <message>
            <source>Please use another one. Thank you.</source>
            <translation>請使用其他收銀機，謝謝。</translation>
        </message>
    </context>
    <context>
        <name>PayAmount</name>
        <message>
            <source>To give back</source>
            <translation>退還金額</translation>
        </message>
        <message>
            <source>Left to pay</source>
            <translation>還需支付</translation>
        </message>
        <message>
            <source>To pay</source>
            <translation>應付金額</translation>
        </message>
        <message>
            <source>of %1</source>
            <translation>共 %1</translation>
        </message>
    </context>
    <context>
        <name>PayCode</name>
        <message>
            <source>Hold your gift card to the camera or type its number</source>
            <translation>請將禮物卡對準鏡頭，或輸入號碼</translation>
        </message>
        <message>
            <source>Wipe</source>
            <translation>刪除</translation>
        </message>
        <message>
            <source>Wipe the last character</source>
            <translation>刪除最後一碼</translation>
        </message>
    </context>
    <context>
        <name>PayPanel</name>
        <message>
            <source>The code to pay with</source>
            <translation>付款碼</translation>
        </message>
    </context>
    <context>
        <name>PayScreen</name>
        <message>
            <source>Pay</source>
            <translation>結帳</translation>
        </message>
        <message>
            <source>Hold your gift card to the camera or type its number</source>
            <translation>請將禮物卡對準鏡頭，或輸入號碼</translation>
        </message>
        <message>
            <source>Choose how to pay</source>
            <translation>請選擇付款方式</translation>
        </message>
        <message>
            <source>Pay with it</source>
            <translation>用它付款</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Pay in another way</source>
            <translation>換一種方式付款</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>再試一次</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Back to the basket</source>
            <translation>返回購物籃</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
    </context>
    <context>
        <name>PaySteps</name>
        <message>
            <source>Code</source>
            <translation>付款碼</translation>
        </message>
        <message>
            <source>Your phone</source>
            <translation>您的手機</translation>
        </message>
        <message>
            <source>Receipt</source>
            <translation>交易明細</translation>
        </message>
        <message>
            <source>Gift card</source>
            <translation>禮物卡</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>餘額</translation>
        </message>
        <message>
            <source>Card reader</source>
            <translation>刷卡機</translation>
        </message>
        <message>
            <source>Your card</source>
            <translation>感應卡片</translation>
        </message>
    </context>
    <context>
        <name>PayWays</name>
        <message>
            <source>Pay all of it or a part</source>
            <translation>全部支付或分開支付</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Or hold the payment code of your phone to the camera.</source>
            <translation>也可以將手機付款碼對準鏡頭。</translation>
        </message>
    </context>
    <context>
        <name>PayWords</name>
        <message>
            <source>Waking the card reader</source>
            <translation>正在連接刷卡機</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>請稍候</translation>
        </message>
        <message>
            <source>Hold your card to the reader</source>
            <translation>請在刷卡機上感應卡片</translation>
        </message>
        <message>
            <source>Scan this code to pay</source>
            <translation>請掃碼付款</translation>
        </message>
        <message>
            <source>Waiting for your phone</source>
            <translation>等待手機確認</translation>
        </message>
        <message>
            <source>Looking at your gift card</source>
            <translation>正在查看您的禮物卡</translation>
        </message>
        <message>
            <source>Stopping</source>
            <translation>停止中</translation>
        </message>
        <message>
            <source>Checking what happened</source>
            <translation>正在確認付款結果</translation>
        </message>
        <message>
            <source>Paid. Writing your receipt</source>
            <translation>已付款，正在產生明細</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>已付款</translation>
        </message>
        <message>
            <source>Giving your money back</source>
            <translation>正在退款</translation>
        </message>
        <message>
            <source>Your money is on its way back</source>
            <translation>款項正在退回</translation>
        </message>
        <message>
            <source>A colleague gives you your money back</source>
            <translation>由店員為您退款</translation>
        </message>
        <message>
            <source>A colleague sorts this out</source>
            <translation>店員會為您處理</translation>
        </message>
        <message>
            <source>The reader is silent</source>
            <translation>刷卡機沒有回應</translation>
        </message>
        <message>
            <source>This does not work right now</source>
            <translation>暫時無法使用</translation>
        </message>
        <message>
            <source>Payment stopped</source>
            <translation>付款已停止</translation>
        </message>
        <message>
            <source>This till needs a hand</source>
            <translation>本機需要店員處理</translation>
        </message>
        <message>
            <source>The code was not used in time</source>
            <translation>付款碼已逾時</translation>
        </message>
        <message>
            <source>Your payment code was not taken</source>
            <translation>您的付款碼未被接受</translation>
        </message>
        <message>
            <source>We do not know this gift card</source>
            <translation>沒有找到這張禮物卡</translation>
        </message>
        <message>
            <source>Nothing is left on this gift card</source>
            <translation>這張禮物卡沒有餘額了</translation>
        </message>
        <message>
            <source>Gift cards do not work right now</source>
            <translation>禮物卡暫時無法使用</translation>
        </message>
        <message>
            <source>This gift card is in use in another shop</source>
            <translation>這張禮物卡正在另一家店使用</translation>
        </message>
        <message>
            <source>Card declined</source>
            <translation>卡片遭拒</translation>
        </message>
        <message>
            <source>Payment declined</source>
            <translation>付款被拒絕</translation>
        </message>
        <message>
            <source>This takes a moment.</source>
            <translation>請稍候。</translation>
        </message>
        <message>
            <source>Card, phone or watch. Or put the card in.</source>
            <translation>卡片、手機或手錶皆可感應，也可插卡。</translation>
        </message>
        <message>
            <source>Open the app on your phone and scan. It goes on by itself.</source>
            <translation>請用手機應用程式掃碼，之後會自動繼續。</translation>
        </message>
        <message>
            <source>Please confirm on your phone if it asks you to.</source>
            <translation>如手機有提示，請在手機上確認。</translation>
        </message>
        <message>
            <source>The reader is being told. Please do not hold your card to it.</source>
            <translation>正在通知刷卡機，請勿再感應卡片。</translation>
        </message>
        <message>
            <source>Please do not pay any more.</source>
            <translation>請不要再付款。</translation>
        </message>
        <message>
            <source>We ask whether you have paid. Please do not pay again.</source>
            <translation>正在確認您是否已付款，請勿重複付款。</translation>
        </message>
        <message>
            <source>Thank you.</source>
            <translation>謝謝。</translation>
        </message>
        <message>
            <source>It goes back to where it came from.</source>
            <translation>款項將原路退回。</translation>
        </message>
        <message>
            <source>It is back where it came from soon. Please leave the goods with us.</source>
            <translation>款項很快原路退回。請將商品留下。</translation>
        </message>
        <message>
            <source>Please wait here for a moment. We know how much it is.</source>
            <translation>請在此稍候，我們知道金額。</translation>
        </message>
        <message>
            <source>We cannot tell yet whether you have paid. Please wait here for a moment.</source>
            <translation>暫時無法確認是否已付款，請在此稍候。</translation>
        </message>
        <message>
            <source>Nothing was charged. Please ask a colleague, or use another till.</source>
            <translation>並未扣款。請洽店員，或改用其他收銀機。</translation>
        </message>
        <message>
            <source>Head office cannot be reached. Nothing was taken. Please pay in another way.</source>
            <translation>無法聯絡總部，沒有扣款。請換一種方式付款。</translation>
        </message>
        <message>
            <source>Please check the number, or pay in another way.</source>
            <translation>請核對號碼，或換一種方式付款。</translation>
        </message>
        <message>
            <source>Nothing was taken. Please pay in another way.</source>
            <translation>沒有扣款。請換一種方式付款。</translation>
        </message>
        <message>
            <source>Nothing was charged. Show a new code from your app, or pay in another way.</source>
            <translation>沒有扣款。請在應用程式中更新付款碼，或換一種方式付款。</translation>
        </message>
        <message>
            <source>Nothing was charged. You can try again or use another card.</source>
            <translation>並未扣款。您可以再試一次或換一張卡。</translation>
        </message>
        <message>
            <source>Nothing was charged. You can try again or pay in another way.</source>
            <translation>沒有扣款。可以再試一次，或換一種方式付款。</translation>
        </message>
    </context>
    <context>
        <name>PinPad</name>
        <message>
            <source>%1 digits typed</source>
            <translation>已輸入 %1 位</translation>
        </message>
    </context>
    <context>
        <name>PriceChangeSheet</name>
        <message>
            <source>Another price for %1</source>
            <translation>更改「%1」的價格</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Damaged</source>
            <translation>破損</translation>
        </message>
        <message>
            <source>Short date</source>
            <translation>即期</translation>
        </message>
        <message>
            <source>Wrong label</source>
            <translation>標籤錯誤</translation>
        </message>
        <message>
            <source>Cheaper elsewhere</source>
            <translation>別處更便宜</translation>
        </message>
        <message>
            <source>Goodwill</source>
            <translation>優惠照顧</translation>
        </message>
        <message>
            <source>Change the price</source>
            <translation>確認改價</translation>
        </message>
        <message>
            <source>Leave it as it is</source>
            <translation>保持不變</translation>
        </message>
    </context>
    <context>
        <name>PriceSheet</name>
        <message>
            <source>Hold the item's bar code to the camera</source>
            <translation>請將商品條碼對準鏡頭</translation>
        </message>
        <message>
            <source>You see its price. Nothing goes into a basket.</source>
            <translation>只查看價格，不會加入購物籃。</translation>
        </message>
        <message>
            <source>%1 per kg</source>
            <translation>每公斤 %1</translation>
        </message>
        <message>
            <source>The price on the shelf counts</source>
            <translation>以貨架標價為準</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>先不查</translation>
        </message>
        <message>
            <source>Thank you</source>
            <translation>知道了</translation>
        </message>
        <message>
            <source>This price is not right</source>
            <translation>這個價格不對</translation>
        </message>
    </context>
    <context>
        <name>DeviceWords</name>
        <message>
            <source>It does not answer. Check power and cable</source>
            <translation>沒有回應。請檢查電源和線材</translation>
        </message>
        <message>
            <source>It has fallen silent. Switch it off and on</source>
            <translation>沒有訊息了。請關機後重開</translation>
        </message>
        <message>
            <source>It repeats itself. Switch it off and on</source>
            <translation>一直重複。請關機後重開</translation>
        </message>
        <message>
            <source>Its weight drifts. Empty it and set it to zero</source>
            <translation>重量漂移。請清空並歸零</translation>
        </message>
        <message>
            <source>It sends too much. Switch it off and on</source>
            <translation>傳送過多。請關機後重開</translation>
        </message>
        <message>
            <source>Its clock is wrong. Switch it off and on</source>
            <translation>時鐘不對。請關機後重開</translation>
        </message>
        <message>
            <source>It cannot take its new settings. Tell head office</source>
            <translation>無法採用新設定。請告知總部</translation>
        </message>
        <message>
            <source>Much of what it sends is spoilt. Check the cable</source>
            <translation>資料多有損壞。請檢查線材</translation>
        </message>
    </context>
    <context>
        <name>PrinterWords</name>
        <message>
            <source>No receipt printer</source>
            <translation>沒有收據印表機</translation>
        </message>
        <message>
            <source>The printer does not answer</source>
            <translation>印表機沒有回應</translation>
        </message>
        <message>
            <source>The printer's cover is open</source>
            <translation>印表機蓋子未關好</translation>
        </message>
        <message>
            <source>The printer has no paper</source>
            <translation>印表機缺紙</translation>
        </message>
        <message>
            <source>The printer's paper ends soon</source>
            <translation>列印紙即將用完</translation>
        </message>
        <message>
            <source>The printer is ready</source>
            <translation>印表機已就緒</translation>
        </message>
    </context>
    <context>
        <name>RepeatSheet</name>
        <message>
            <source>Another one?</source>
            <translation>再加一件嗎？</translation>
        </message>
        <message>
            <source>No</source>
            <translation>不用</translation>
        </message>
        <message>
            <source>One more: %1</source>
            <translation>再加一件：%1</translation>
        </message>
    </context>
    <context>
        <name>ResumeScreen</name>
        <message>
            <source>Continue a basket</source>
            <translation>取回購物籃</translation>
        </message>
        <message>
            <source>Looking for it</source>
            <translation>查詢中</translation>
        </message>
        <message>
            <source>Find my basket</source>
            <translation>查詢購物籃</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Show the code of your basket, or type its number</source>
            <translation>請出示購物籃 QR 碼，或輸入號碼</translation>
        </message>
    </context>
    <context>
        <name>SpokenGuide</name>
        <message>
            <source>Reading aloud. Move with the arrow keys, choose with the middle key.</source>
            <translation>已開啟語音朗讀。用方向鍵移動，按中間鍵選擇。</translation>
        </message>
        <message>
            <source>Total %1</source>
            <translation>合計 %1</translation>
        </message>
    </context>
    <context>
        <name>StaffBasketScreen</name>
        <message>
            <source>Basket</source>
            <translation>購物籃</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>登出</translation>
        </message>
        <message>
            <source>price changed</source>
            <translation>已改價</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>改價</translation>
        </message>
        <message>
            <source>Take out</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>No basket is open here</source>
            <translation>此處沒有未結帳的購物籃</translation>
        </message>
        <message>
            <source>It is shown here while a customer shops at this till.</source>
            <translation>顧客在本機購物時，購物籃會顯示在這裡。</translation>
        </message>
    </context>
    <context>
        <name>StaffKiosksScreen</name>
        <message>
            <source>Sign out</source>
            <translation>登出</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>空閒</translation>
        </message>
        <message>
            <source>Shopping: %1 items</source>
            <translation>購物中：%1 件</translation>
        </message>
        <message>
            <source>Paying</source>
            <translation>付款中</translation>
        </message>
        <message>
            <source>Collecting an order</source>
            <translation>取貨中</translation>
        </message>
        <message>
            <source>Waits for a colleague</source>
            <translation>等待店員</translation>
        </message>
        <message>
            <source>A colleague is there</source>
            <translation>店員使用中</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>已關閉</translation>
        </message>
        <message>
            <source>In order</source>
            <translation>通過</translation>
        </message>
        <message>
            <source>No</source>
            <translation>拒絕</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>開放</translation>
        </message>
        <message>
            <source>Till %1</source>
            <translation>%1 號機</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>剛剛</translation>
        </message>
        <message>
            <source>%1 min ago</source>
            <translation>%1 分鐘前</translation>
        </message>
        <message>
            <source>No till has told anything yet</source>
            <translation>尚無收銀機回報</translation>
        </message>
        <message>
            <source>They appear here by themselves.</source>
            <translation>它們會自動顯示在這裡。</translation>
        </message>
        <message>
            <source>All tills</source>
            <translation>全部機台</translation>
        </message>
    </context>
    <context>
        <name>StaffOrdersScreen</name>
        <message>
            <source>Orders</source>
            <translation>訂單</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>登出</translation>
        </message>
        <message>
            <source>No orders</source>
            <translation>目前沒有訂單</translation>
        </message>
        <message>
            <source>Orders from the web shop appear here by themselves.</source>
            <translation>網路訂單會自動顯示在這裡。</translation>
        </message>
        <message>
            <source>Pack 1 order</source>
            <translation>揀 1 個訂單</translation>
        </message>
        <message>
            <source>Pack %1 orders in one round</source>
            <translation>一輪揀 %1 個訂單</translation>
        </message>
    </context>
    <context>
        <name>StaffPickScreen</name>
        <message>
            <source>Pack for %1</source>
            <translation>為 %1 撿貨</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>第 %1 項，共 %2 項</translation>
        </message>
        <message>
            <source>Take</source>
            <translation>數量</translation>
        </message>
        <message>
            <source>From</source>
            <translation>儲位</translation>
        </message>
        <message>
            <source>No set place</source>
            <translation>無固定儲位</translation>
        </message>
        <message>
            <source>Pack %1 orders</source>
            <translation>揀貨：%1 個訂單</translation>
        </message>
        <message>
            <source>%1: take %2 from %3</source>
            <translation>%1：從%3拿 %2 件</translation>
        </message>
        <message>
            <source>Scan it</source>
            <translation>請掃碼</translation>
        </message>
        <message>
            <source>It is in the bag</source>
            <translation>已裝袋</translation>
        </message>
        <message>
            <source>All %1 are in the bag</source>
            <translation>%1 件都裝袋了</translation>
        </message>
        <message>
            <source>Instead of %1</source>
            <translation>代替%1</translation>
        </message>
        <message>
            <source>It has a tag: lay it on the pad, or scan it</source>
            <translation>帶電子標籤：放到感應板上，或掃碼</translation>
        </message>
        <message>
            <source>Into bag</source>
            <translation>裝入袋</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>有問題</translation>
        </message>
    </context>
    <context>
        <name>StaffReceiptsScreen</name>
        <message>
            <source>Receipts</source>
            <translation>收據</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>登出</translation>
        </message>
        <message>
            <source>Receipt %1</source>
            <translation>收據 %1</translation>
        </message>
        <message>
            <source>printed %1 ×</source>
            <translation>已列印 %1 次</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>請稍候</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>列印</translation>
        </message>
        <message>
            <source>Print again</source>
            <translation>再次列印</translation>
        </message>
        <message>
            <source>No receipts yet</source>
            <translation>還沒有收據</translation>
        </message>
        <message>
            <source>Every sale of this till appears here.</source>
            <translation>本機的每筆交易都會出現在這裡。</translation>
        </message>
    </context>
    <context>
        <name>StaffSignInScreen</name>
        <message>
            <source>Staff</source>
            <translation>店員</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>登入</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Your PIN</source>
            <translation>請輸入密碼</translation>
        </message>
        <message>
            <source>Hold your badge to the scanner, or choose your name and type your PIN.</source>
            <translation>請將員工證對準掃描器，或選擇姓名後輸入密碼。</translation>
        </message>
    </context>
    <context>
        <name>StaffStageScreen</name>
        <message>
            <source>Where does it wait?</source>
            <translation>放在哪裡？</translation>
        </message>
        <message>
            <source>It is at %1</source>
            <translation>已放在 %1</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Scan the bag, then the place where you have put it.</source>
            <translation>先掃袋子，再掃放置的位置。</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>請稍候</translation>
        </message>
        <message>
            <source>Scan the place</source>
            <translation>掃描位置</translation>
        </message>
        <message>
            <source>The bag has no label</source>
            <translation>袋子沒有標籤</translation>
        </message>
        <message>
            <source>Bag %1, for %2</source>
            <translation>%1 袋，%2 的訂單</translation>
        </message>
        <message>
            <source>Scan the label of the bag</source>
            <translation>掃描袋子標籤</translation>
        </message>
        <message>
            <source>Bag %1</source>
            <translation>%1 號袋</translation>
        </message>
        <message>
            <source>Lay the bag on the pad. Missing: %1. Too much: %2</source>
            <translation>請把袋子放到感應板上。缺：%1。多：%2</translation>
        </message>
        <message>
            <source>Lay the bag on the pad. Missing: %1</source>
            <translation>請把袋子放到感應板上。缺：%1</translation>
        </message>
        <message>
            <source>This does not belong in the bag: %1</source>
            <translation>這些不該在袋裡：%1</translation>
        </message>
        <message>
            <source>Scan the place, or touch it here</source>
            <translation>掃描位置，或在這裡點選</translation>
        </message>
        <message>
            <source>Place %1</source>
            <translation>儲位 %1</translation>
        </message>
        <message>
            <source>1 piece is missing: the customer will be told</source>
            <translation>缺 1 件：會告知顧客</translation>
        </message>
        <message>
            <source>%1 pieces are missing: the customer will be told</source>
            <translation>缺 %1 件：會告知顧客</translation>
        </message>
        <message>
            <source>Bay %1</source>
            <translation>%1 號櫃</translation>
        </message>
    </context>
    <context>
        <name>StaffStockScreen</name>
        <message>
            <source>Stock</source>
            <translation>庫存</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Another item</source>
            <translation>換一件商品</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>登出</translation>
        </message>
        <message>
            <source>So many lie there</source>
            <translation>確認數量</translation>
        </message>
        <message>
            <source>It is carried</source>
            <translation>已搬好</translation>
        </message>
        <message>
            <source>Write off</source>
            <translation>報損</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>送出</translation>
        </message>
        <message>
            <source>To the shelf</source>
            <translation>到貨架</translation>
        </message>
        <message>
            <source>To the back room</source>
            <translation>到後倉</translation>
        </message>
        <message>
            <source>Damaged</source>
            <translation>破損</translation>
        </message>
        <message>
            <source>Expired</source>
            <translation>過期</translation>
        </message>
        <message>
            <source>Stolen</source>
            <translation>失竊</translation>
        </message>
        <message>
            <source>Own use</source>
            <translation>自用</translation>
        </message>
        <message>
            <source>Scan an item or the code of a pallet, or type the item's number.</source>
            <translation>請掃描商品或棧板條碼，或輸入商品編號。</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Where to?</source>
            <translation>去向</translation>
        </message>
        <message>
            <source>Scan each piece, type how many, or take what the readers see.</source>
            <translation>請逐件掃描、輸入數量，或採用讀取器讀數。</translation>
        </message>
        <message>
            <source>The readers see %1</source>
            <translation>讀取器讀到 %1 件</translation>
        </message>
        <message>
            <source>Expected</source>
            <translation>待收貨</translation>
        </message>
        <message>
            <source>%1 pieces</source>
            <translation>%1 件</translation>
        </message>
        <message>
            <source>It is here</source>
            <translation>收貨</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>盤點</translation>
        </message>
        <message>
            <source>Carry</source>
            <translation>搬移</translation>
        </message>
        <message>
            <source>Send to a store</source>
            <translation>調往分店</translation>
        </message>
        <message>
            <source>Look it up</source>
            <translation>查詢</translation>
        </message>
    </context>
    <context>
        <name>StaffTabs</name>
        <message>
            <source>Tasks</source>
            <translation>工作</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>訂單</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>重量</translation>
        </message>
        <message>
            <source>Receipts</source>
            <translation>收據</translation>
        </message>
        <message>
            <source>Till</source>
            <translation>收銀</translation>
        </message>
        <message>
            <source>Basket</source>
            <translation>購物籃</translation>
        </message>
        <message>
            <source>%1 now</source>
            <translation>%1 緊急</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>庫存</translation>
        </message>
        <message>
            <source>All tills</source>
            <translation>全部機台</translation>
        </message>
    </context>
    <context>
        <name>StaffTasksScreen</name>
        <message>
            <source>Tasks</source>
            <translation>工作</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>登出</translation>
        </message>
        <message>
            <source>Payment did not happen</source>
            <translation>確認未付款</translation>
        </message>
        <message>
            <source>All done</source>
            <translation>全部完成</translation>
        </message>
        <message>
            <source>New tasks appear here by themselves.</source>
            <translation>新工作會自動顯示在這裡。</translation>
        </message>
    </context>
    <context>
        <name>StaffTillScreen</name>
        <message>
            <source>Till</source>
            <translation>收銀</translation>
        </message>
        <message>
            <source>Close the day</source>
            <translation>日結</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>登出</translation>
        </message>
        <message>
            <source>Nothing has been sold since the last close.</source>
            <translation>上次日結後還沒有銷售。</translation>
        </message>
        <message>
            <source>A payment is under way: finish it first.</source>
            <translation>有付款正在進行，請先完成。</translation>
        </message>
        <message>
            <source>Money owed</source>
            <translation>待處理款項</translation>
        </message>
        <message>
            <source>We owe a customer</source>
            <translation>應退顧客</translation>
        </message>
        <message>
            <source>The bank said no afterwards</source>
            <translation>銀行事後拒付</translation>
        </message>
        <message>
            <source>Give back</source>
            <translation>退款</translation>
        </message>
        <message>
            <source>Settled</source>
            <translation>已處理</translation>
        </message>
        <message>
            <source>To be paid at the counter</source>
            <translation>待收銀台付款</translation>
        </message>
        <message>
            <source>Number %1</source>
            <translation>%1 號</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>已付款</translation>
        </message>
        <message>
            <source>Not paid</source>
            <translation>未付款</translation>
        </message>
        <message>
            <source>Day %1</source>
            <translation>第 %1 日</translation>
        </message>
        <message>
            <source>since %1</source>
            <translation>自 %1</translation>
        </message>
        <message>
            <source>%1 sales, %2, tax %3</source>
            <translation>%1 筆銷售，%2，稅 %3</translation>
        </message>
        <message>
            <source>given back: %1</source>
            <translation>已退：%1</translation>
        </message>
        <message>
            <source>approved without the bank: %1</source>
            <translation>離線核准：%1</translation>
        </message>
        <message>
            <source>Newest sales</source>
            <translation>最近銷售</translation>
        </message>
        <message>
            <source>Receipt %1</source>
            <translation>交易序號 %1</translation>
        </message>
        <message>
            <source>given back</source>
            <translation>已退款</translation>
        </message>
        <message>
            <source>Till %1</source>
            <translation>收款機 %1</translation>
        </message>
    </context>
    <context>
        <name>StaffWeightsScreen</name>
        <message>
            <source>Weight checks</source>
            <translation>重量核對</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>登出</translation>
        </message>
        <message>
            <source>Nothing learned yet</source>
            <translation>還沒有學到重量</translation>
        </message>
        <message>
            <source>Each sale with a bagging scale teaches what its items weigh.</source>
            <translation>每一筆用裝袋秤的交易，都會學到商品的重量。</translation>
        </message>
    </context>
    <context>
        <name>StartScreen</name>
        <message>
            <source>Scan your first item
to begin</source>
            <translation>掃描第一件商品
即可開始</translation>
        </message>
        <message>
            <source>One moment, prices are loading</source>
            <translation>正在載入價格，請稍候</translation>
        </message>
        <message>
            <source>Hold its bar code to the camera</source>
            <translation>將商品條碼對準鏡頭</translation>
        </message>
        <message>
            <source>What does it cost?</source>
            <translation>查詢價格</translation>
        </message>
        <message>
            <source>Scan and pay</source>
            <translation>自助結帳</translation>
        </message>
        <message>
            <source>For goods you have in your hands</source>
            <translation>手上已有商品</translation>
        </message>
        <message>
            <source>Collect my order</source>
            <translation>門市取貨</translation>
        </message>
        <message>
            <source>For goods you ordered online</source>
            <translation>已在網路下單</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>店員</translation>
        </message>
        <message>
            <source>Continue a paused basket</source>
            <translation>取回暫存的購物籃</translation>
        </message>
    </context>
    <context>
        <name>Stepper</name>
        <message>
            <source>One less: %1</source>
            <translation>減一件：%1</translation>
        </message>
        <message>
            <source>One more: %1</source>
            <translation>加一件：%1</translation>
        </message>
    </context>
    <context>
        <name>StockItem</name>
        <message>
            <source>On hand</source>
            <translation>現有</translation>
        </message>
        <message>
            <source>Promised</source>
            <translation>已預留</translation>
        </message>
        <message>
            <source>On the shelf</source>
            <translation>貨架上</translation>
        </message>
        <message>
            <source>In the back room</source>
            <translation>後倉</translation>
        </message>
        <message>
            <source>Tags read</source>
            <translation>讀到標籤</translation>
        </message>
        <message>
            <source>delivery</source>
            <translation>收貨</translation>
        </message>
        <message>
            <source>sale</source>
            <translation>銷售</translation>
        </message>
        <message>
            <source>order</source>
            <translation>訂單</translation>
        </message>
        <message>
            <source>count</source>
            <translation>盤點</translation>
        </message>
        <message>
            <source>readers</source>
            <translation>讀取器</translation>
        </message>
        <message>
            <source>scales</source>
            <translation>電子秤</translation>
        </message>
        <message>
            <source>carried</source>
            <translation>搬移</translation>
        </message>
        <message>
            <source>written off</source>
            <translation>報損</translation>
        </message>
        <message>
            <source>returned</source>
            <translation>退貨</translation>
        </message>
        <message>
            <source>sent away</source>
            <translation>調出</translation>
        </message>
        <message>
            <source>books</source>
            <translation>帳面</translation>
        </message>
        <message>
            <source>nobody has looked</source>
            <translation>尚無人核實</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>剛剛</translation>
        </message>
        <message>
            <source>%1 min ago</source>
            <translation>%1 分鐘前</translation>
        </message>
        <message>
            <source>%1 h ago</source>
            <translation>%1 小時前</translation>
        </message>
        <message>
            <source>%1 days ago</source>
            <translation>%1 天前</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>請稍候</translation>
        </message>
    </context>
    <context>
        <name>StockPast</name>
        <message>
            <source>On hand over time</source>
            <translation>庫存變化</translation>
        </message>
        <message>
            <source>now</source>
            <translation>現在</translation>
        </message>
    </context>
    <context>
        <name>SuspendedScreen</name>
        <message>
            <source>Your basket waits</source>
            <translation>購物籃已暫存</translation>
        </message>
        <message>
            <source>Your number is %1</source>
            <translation>您的號碼是 %1</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>One moment, your basket is put aside</source>
            <translation>請稍候，正在暫存購物籃</translation>
        </message>
        <message>
            <source>Your number</source>
            <translation>您的號碼</translation>
        </message>
        <message>
            <source>Please come back to this very till: the shop's own computer does not answer.</source>
            <translation>門市系統暫時無法連線，請回到這台自助機取回。</translation>
        </message>
        <message>
            <source>Continue at any till of this shop.</source>
            <translation>可在本店任一自助機繼續結帳。</translation>
        </message>
        <message>
            <source>It waits until %1.</source>
            <translation>保留至 %1。</translation>
        </message>
        <message>
            <source>Printing</source>
            <translation>列印中</translation>
        </message>
        <message>
            <source>Printed. Print again</source>
            <translation>已列印，再印一張</translation>
        </message>
        <message>
            <source>Print the number</source>
            <translation>列印號碼</translation>
        </message>
        <message>
            <source>Your number as a code</source>
            <translation>號碼 QR 碼</translation>
        </message>
        <message>
            <source>Take a picture of it, or note the number</source>
            <translation>請拍照，或記下號碼</translation>
        </message>
        <message>
            <source>This screen closes in %1 s</source>
            <translation>%1 秒後返回首頁</translation>
        </message>
    </context>
    <context>
        <name>Switch</name>
        <message>
            <source>on</source>
            <translation>開</translation>
        </message>
        <message>
            <source>off</source>
            <translation>關</translation>
        </message>
    </context>
    <context>
        <name>TaskRow</name>
        <message>
            <source>Refill %1</source>
            <translation>補貨：%1</translation>
        </message>
        <message>
            <source>Pack an order</source>
            <translation>訂單待撿貨</translation>
        </message>
        <message>
            <source>A customer needs you at till %1</source>
            <translation>%1 號機顧客需要協助</translation>
        </message>
        <message>
            <source>Look at the printer of till %1</source>
            <translation>查看 %1 號機的印表機</translation>
        </message>
        <message>
            <source>Change the shelf label of %1</source>
            <translation>更換%1的貨架標價</translation>
        </message>
        <message>
            <source>Put money right at till %1</source>
            <translation>處理收款機 %1 的款項</translation>
        </message>
        <message>
            <source>Number %1 comes to the counter to pay</source>
            <translation>%1 號到收銀台付款</translation>
        </message>
        <message>
            <source>A coupon was used twice at till %1: look into it</source>
            <translation>收款機 %1：有優惠券被重複使用，請查核</translation>
        </message>
        <message>
            <source>Look at device %1</source>
            <translation>檢查設備 %1</translation>
        </message>
        <message>
            <source>Please look: %1 left without being paid</source>
            <translation>請查看：%1 未付款就出了門</translation>
        </message>
        <message>
            <source>Tidy up %1: something else lies there</source>
            <translation>整理 %1：那裡放了別的東西</translation>
        </message>
        <message>
            <source>Take %1 back? It was paid for and lies here again</source>
            <translation>%1 已付款，又回到店裡：要收回嗎？</translation>
        </message>
        <message>
            <source>Count %1: the shelf says there are fewer</source>
            <translation>清點 %1：貨架上似乎少了</translation>
        </message>
        <message>
            <source>Place %1</source>
            <translation>儲位 %1</translation>
        </message>
        <message>
            <source>Exit %1</source>
            <translation>出口 %1</translation>
        </message>
        <message>
            <source>Till %1</source>
            <translation>收款機 %1</translation>
        </message>
        <message>
            <source>%1 of %2 there</source>
            <translation>現有 %1，應有 %2</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>剛剛</translation>
        </message>
        <message>
            <source>%1 min ago</source>
            <translation>%1 分鐘前</translation>
        </message>
        <message>
            <source>%1 h ago</source>
            <translation>%1 小時前</translation>
        </message>
        <message>
            <source>%1 is on it</source>
            <translation>%1 處理中</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>請稍候</translation>
        </message>
        <message>
            <source>Pack it</source>
            <translation>開始撿貨</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>I do it</source>
            <translation>我來處理</translation>
        </message>
        <message>
            <source>Count %1: more is promised than lies there</source>
            <translation>盤點 %1：預留數多於現有數</translation>
        </message>
        <message>
            <source>Give it back</source>
            <translation>放回任務</translation>
        </message>
        <message>
            <source>Handed over</source>
            <translation>已交付</translation>
        </message>
        <message>
            <source>Not handed over</source>
            <translation>未交付</translation>
        </message>
    </context>
    <context>
        <name>TillSheets</name>
        <message>
            <source>Close the day with %1?</source>
            <translation>以 %1 日結？</translation>
        </message>
        <message>
            <source>Have you got %1?</source>
            <translation>已收到 %1？</translation>
        </message>
        <message>
            <source>Let this basket of %1 go?</source>
            <translation>放棄這筆 %1 的購物？</translation>
        </message>
        <message>
            <source>Is %1 settled?</source>
            <translation>%1 已處理好？</translation>
        </message>
        <message>
            <source>Give back %1?</source>
            <translation>退款 %1？</translation>
        </message>
        <message>
            <source>The report is written and a new day begins with the next sale.</source>
            <translation>將產生日結報表，下一筆銷售開始新的一天。</translation>
        </message>
        <message>
            <source>The basket becomes a sale with a receipt.</source>
            <translation>這筆購物將成為銷售並產生收據。</translation>
        </message>
        <message>
            <source>What was paid of it before goes back.</source>
            <translation>之前已付的部分將退回。</translation>
        </message>
        <message>
            <source>Nobody is asked for it any more.</source>
            <translation>之後不再提醒。</translation>
        </message>
        <message>
            <source>It goes back to where it came from. What was paid in cash, give back in cash.</source>
            <translation>款項原路退回。現金支付的部分請退現金。</translation>
        </message>
        <message>
            <source>No, go back</source>
            <translation>不，返回</translation>
        </message>
        <message>
            <source>Yes, do it</source>
            <translation>是，執行</translation>
        </message>
        <message>
            <source>Day %1 is closed</source>
            <translation>第 %1 日已日結</translation>
        </message>
        <message>
            <source>%1 sales, %2</source>
            <translation>%1 筆銷售，%2</translation>
        </message>
        <message>
            <source>All right</source>
            <translation>好的</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Language: %1</source>
            <translation>語言：%1</translation>
        </message>
        <message>
            <source>Access</source>
            <translation>無障礙</translation>
        </message>
        <message>
            <source>Access: large letters, contrast, reach, speech</source>
            <translation>無障礙：大字、高對比、下半螢幕、朗讀</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>服務鈴</translation>
        </message>
        <message>
            <source>%1: somebody else signs in</source>
            <translation>%1：換人登入</translation>
        </message>
    </context>
    <context>
        <name>WayWords</name>
        <message>
            <source>Card</source>
            <translation>信用卡</translation>
        </message>
        <message>
            <source>WeChat Pay</source>
            <translation>微信支付</translation>
        </message>
        <message>
            <source>Alipay</source>
            <translation>支付寶</translation>
        </message>
        <message>
            <source>Bank transfer by QR</source>
            <translation>銀行掃碼付款</translation>
        </message>
        <message>
            <source>Gift card</source>
            <translation>禮物卡</translation>
        </message>
        <message>
            <source>At the counter</source>
            <translation>到收銀台</translation>
        </message>
        <message>
            <source>Card, phone or watch</source>
            <translation>信用卡、手機或手錶</translation>
        </message>
        <message>
            <source>Scan the code here with your phone</source>
            <translation>用手機掃這裡的碼</translation>
        </message>
        <message>
            <source>Hold it to the camera or type its number</source>
            <translation>對準鏡頭或輸入號碼</translation>
        </message>
        <message>
            <source>Cash, or with the help of a colleague</source>
            <translation>現金，或由店員協助</translation>
        </message>
    </context>
    <context>
        <name>WeighScreen</name>
        <message>
            <source>Weigh it</source>
            <translation>秤重</translation>
        </message>
        <message>
            <source>%1 kg</source>
            <translation>%1 公斤</translation>
        </message>
        <message>
            <source>Put it on the scale</source>
            <translation>請放到秤上</translation>
        </message>
        <message>
            <source>Take this weight</source>
            <translation>確認重量</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>%1 per kg</source>
            <translation>%1/公斤</translation>
        </message>
        <message>
            <source>The scale is not at zero</source>
            <translation>秤沒有歸零</translation>
        </message>
        <message>
            <source>On the scale</source>
            <translation>秤上重量</translation>
        </message>
        <message>
            <source>Still moving</source>
            <translation>重量未穩定</translation>
        </message>
        <message>
            <source>My own container is on it: do not count it</source>
            <translation>秤上是我的容器：請扣除</translation>
        </message>
        <message>
            <source>Without the container of %1 kg: count it again</source>
            <translation>已扣除容器 %1 公斤：點此取消</translation>
        </message>
    </context>
    <context>
        <name>WeightRow</name>
        <message>
            <source>Not weighed yet</source>
            <translation>還沒有秤過</translation>
        </message>
        <message>
            <source>%1 g, give or take %2 g, from %3 pieces</source>
            <translation>%1 克，上下 %2 克，秤過 %3 件</translation>
        </message>
        <message>
            <source>Switched off: any weight is right</source>
            <translation>已關閉：任何重量都算對</translation>
        </message>
        <message>
            <source>Never asked about</source>
            <translation>從未詢問過</translation>
        </message>
        <message>
            <source>Wrong in %1 of %2 checks</source>
            <translation>%2 次核對中誤報 %1 次</translation>
        </message>
        <message>
            <source>Switch on</source>
            <translation>開啟</translation>
        </message>
        <message>
            <source>Switch off</source>
            <translation>關閉</translation>
        </message>
    </context>
    <context>
        <name>MemberSheet</name>
        <message>
            <source>Your member number</source>
            <translation>請輸入會員號碼</translation>
        </message>
        <message>
            <source>Or hold your card or phone to the camera</source>
            <translation>或將會員卡、手機條碼對準鏡頭</translation>
        </message>
        <message>
            <source>%1 digits typed</source>
            <translation>已輸入 %1 位</translation>
        </message>
        <message>
            <source>%1 points</source>
            <translation>%1 點</translation>
        </message>
        <message>
            <source>This purchase earns %1 points</source>
            <translation>本次購物可得 %1 點</translation>
        </message>
        <message>
            <source>Not all of your points can be spent just now</source>
            <translation>目前只能使用部分點數</translation>
        </message>
        <message>
            <source>That is my number</source>
            <translation>確認會員號碼</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>請稍候</translation>
        </message>
        <message>
            <source>Keep my points</source>
            <translation>不使用點數</translation>
        </message>
        <message>
            <source>Use %1 points: %2 off</source>
            <translation>使用 %1 點折抵 %2</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>繼續</translation>
        </message>
        <message>
            <source>Without a number</source>
            <translation>不登入</translation>
        </message>
        <message>
            <source>That is not me</source>
            <translation>不是本人</translation>
        </message>
    </context>
    <context>
        <name>MemberStrip</name>
        <message>
            <source>Member? Show your card</source>
            <translation>會員請出示會員卡</translation>
        </message>
        <message>
            <source>%1 · %2 off with points</source>
            <translation>%1 · 點數折抵 %2</translation>
        </message>
        <message>
            <source>%1 · %2 points</source>
            <translation>%1 · %2 點</translation>
        </message>
    </context>
    <context>
        <name>SuggestionCard</name>
        <message>
            <source>Goes well with it: %1</source>
            <translation>搭配推薦：%1</translation>
        </message>
        <message>
            <source>%1 · shelf %2</source>
            <translation>%1 · 貨架 %2</translation>
        </message>
        <message>
            <source>No, thanks</source>
            <translation>不用了</translation>
        </message>
    </context>
    <context>
        <name>PackSheet</name>
        <message>
            <source>This is %1</source>
            <translation>這是%1</translation>
        </message>
        <message>
            <source>What is wrong with %1?</source>
            <translation>%1有什麼問題？</translation>
        </message>
        <message>
            <source>%1 is wanted. It may be taken instead.</source>
            <translation>要拿的是%1，可以用這個代替。</translation>
        </message>
        <message>
            <source>%1 is wanted, and this may not replace it.</source>
            <translation>要拿的是%1，這個不能代替。</translation>
        </message>
        <message>
            <source>Put it back</source>
            <translation>放回去</translation>
        </message>
        <message>
            <source>Take it instead</source>
            <translation>用它代替</translation>
        </message>
        <message>
            <source>There are no more of it</source>
            <translation>沒有更多了</translation>
        </message>
        <message>
            <source>It is not there</source>
            <translation>沒有貨</translation>
        </message>
        <message>
            <source>It is damaged</source>
            <translation>損壞了</translation>
        </message>
        <message>
            <source>Its code cannot be read: it is in the bag</source>
            <translation>條碼讀不出：已裝袋</translation>
        </message>
        <message>
            <source>Or take instead</source>
            <translation>或者換成</translation>
        </message>
        <message>
            <source>Nothing is wrong</source>
            <translation>沒有問題</translation>
        </message>
    </context>
    <context>
        <name>PickupHero</name>
        <message>
            <source>Bay %1 is open</source>
            <translation>%1 號櫃已打開</translation>
        </message>
        <message>
            <source>Someone is bringing it</source>
            <translation>店員正在送來</translation>
        </message>
        <message>
            <source>Your order is at bay %1</source>
            <translation>您的訂單在 %1 號櫃</translation>
        </message>
        <message>
            <source>Your order is at %1</source>
            <translation>您的訂單在 %1</translation>
        </message>
        <message>
            <source>Take your things and shut the door.</source>
            <translation>請取走物品並關好櫃門。</translation>
        </message>
        <message>
            <source>It is being opened</source>
            <translation>正在打開</translation>
        </message>
        <message>
            <source>A colleague is being called</source>
            <translation>正在呼叫店員</translation>
        </message>
        <message>
            <source>It could not be opened just now.</source>
            <translation>暫時打不開。</translation>
        </message>
        <message>
            <source>They look at your age (%1) and hand it to you.</source>
            <translation>店員核對您是否年滿 %1 歲，然後交給您。</translation>
        </message>
        <message>
            <source>They look who you are and hand it to you.</source>
            <translation>店員核對您的身分，然後交給您。</translation>
        </message>
        <message>
            <source>Bay %1 does not open. Please wait here.</source>
            <translation>%1 號櫃打不開，請在此稍候。</translation>
        </message>
        <message>
            <source>They put it right. Please wait here.</source>
            <translation>店員會來處理，請在此稍候。</translation>
        </message>
        <message>
            <source>Please wait here, by the till.</source>
            <translation>請在此處稍候。</translation>
        </message>
        <message>
            <source>Called %1 s ago</source>
            <translation>%1 秒前已呼叫</translation>
        </message>
        <message>
            <source>Called %1 min ago</source>
            <translation>%1 分鐘前已呼叫</translation>
        </message>
        <message>
            <source>Hello %1</source>
            <translation>%1，您好</translation>
        </message>
        <message>
            <source>%1 is on the way</source>
            <translation>%1 正在送來</translation>
        </message>
    </context>
    <context>
        <name>PickupSheet</name>
        <message>
            <source>%1 wait for you under the same code</source>
            <translation>%1 件留待以後，同一個取貨碼來取</translation>
        </message>
        <message>
            <source>%1 back to us, %2 less to pay</source>
            <translation>退回 %1 件，少付 %2</translation>
        </message>
        <message>
            <source>What do you take with you?</source>
            <translation>您拿走哪些？</translation>
        </message>
        <message>
            <source>What is not right?</source>
            <translation>有什麼問題？</translation>
        </message>
        <message>
            <source>I do not take all of it</source>
            <translation>我只要其中一部分</translation>
        </message>
        <message>
            <source>This is not my order</source>
            <translation>這不是我的訂單</translation>
        </message>
        <message>
            <source>Something is missing or damaged</source>
            <translation>有缺少或損壞</translation>
        </message>
        <message>
            <source>The bay has fallen shut</source>
            <translation>櫃門又關上了</translation>
        </message>
        <message>
            <source>I take it</source>
            <translation>拿走</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>以後再取</translation>
        </message>
        <message>
            <source>Not wanted</source>
            <translation>不要了</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Everything is right</source>
            <translation>沒有問題</translation>
        </message>
    </context>
    <context>
        <name>OrderTaskWords</name>
        <message>
            <source>Place %1</source>
            <translation>儲位 %1</translation>
        </message>
        <message>
            <source>Bay %1</source>
            <translation>%1 號櫃</translation>
        </message>
        <message>
            <source>Bring an order to till %1</source>
            <translation>把訂單送到 %1 號機</translation>
        </message>
        <message>
            <source>Please look: a packed order was carried off</source>
            <translation>請查看：有已揀好的訂單被拿走</translation>
        </message>
        <message>
            <source>Bay %1 did not open: look at it</source>
            <translation>%1 號櫃沒打開：請檢查</translation>
        </message>
        <message>
            <source>Put the goods of an order back on their shelves</source>
            <translation>把一個訂單的貨放回貨架</translation>
        </message>
        <message>
            <source>Look at %1: a picker found it damaged</source>
            <translation>查看%1：揀貨時發現損壞</translation>
        </message>
        <message>
            <source>Look for %1: a picker did not find it</source>
            <translation>查找%1：揀貨時沒找到</translation>
        </message>
        <message>
            <source>look at their age: %1</source>
            <translation>核對年齡：滿 %1 歲</translation>
        </message>
        <message>
            <source>valuable: look who they are</source>
            <translation>貴重：核對身分</translation>
        </message>
        <message>
            <source>the bay stayed shut</source>
            <translation>櫃門沒打開</translation>
        </message>
        <message>
            <source>they say it is not theirs</source>
            <translation>顧客說不是自己的</translation>
        </message>
        <message>
            <source>something is wrong with it</source>
            <translation>貨有問題</translation>
        </message>
    </context>
</TS>

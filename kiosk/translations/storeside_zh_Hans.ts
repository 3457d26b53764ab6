<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>AccessSheet</name>
        <message>
            <source>Access</source>
            <translation>无障碍</translation>
        </message>
        <message>
            <source>Make it easier</source>
            <translation>让操作更轻松</translation>
        </message>
        <message>
            <source>Letters</source>
            <translation>文字大小</translation>
        </message>
        <message>
            <source>normal</source>
            <translation>标准</translation>
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
            <translation>显示颜色</translation>
        </message>
        <message>
            <source>light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>strong contrast</source>
            <translation>高对比度</translation>
        </message>
        <message>
            <source>Everything in the lower half</source>
            <translation>内容移到下半屏</translation>
        </message>
        <message>
            <source>For reaching it while seated</source>
            <translation>坐着也能触到</translation>
        </message>
        <message>
            <source>Read aloud</source>
            <translation>语音朗读</translation>
        </message>
        <message>
            <source>With headphones and the five keys</source>
            <translation>配合耳机和五个按键</translation>
        </message>
        <message>
            <source>Nothing moves</source>
            <translation>关闭动画</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>As it was before</source>
            <translation>恢复原来设置</translation>
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
            <translation>作废待付款项</translation>
        </message>
        <message>
            <source>Change the price</source>
            <translation>确认改价</translation>
        </message>
        <message>
            <source>Change the stock</source>
            <translation>调整库存</translation>
        </message>
        <message>
            <source>Your PIN again, or a second person: their badge, or their name and PIN.</source>
            <translation>请再次输入您的密码，或由另一位店员出示工牌、或选姓名并输入密码。</translation>
        </message>
        <message>
            <source>Your PIN again.</source>
            <translation>请再次输入您的密码。</translation>
        </message>
        <message>
            <source>Yes, do it</source>
            <translation>确认</translation>
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
            <translation>这个条码没有登记</translation>
        </message>
        <message>
            <source>That many only with a colleague</source>
            <translation>买这么多，需要店员确认</translation>
        </message>
        <message>
            <source>Please scan the last item again</source>
            <translation>请再扫一次刚才的商品</translation>
        </message>
        <message>
            <source>There is more on the pad</source>
            <translation>感应台上还有商品</translation>
        </message>
        <message>
            <source>This coupon does not fit</source>
            <translation>这张优惠券不适用</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>请稍候</translation>
        </message>
        <message>
            <source>Try another code on the item, or choose it by its picture.</source>
            <translation>试试商品上的其他条码，或按图片选择。</translation>
        </message>
        <message>
            <source>They can release more of %1 for you.</source>
            <translation>店员可以为您放行更多：%1。</translation>
        </message>
        <message>
            <source>The bag weighs something else than the till expects. Scan what you put in last, or take it out.</source>
            <translation>袋子的重量和预计的不一样。请扫一下刚放进去的商品，或把它拿出来。</translation>
        </message>
        <message>
            <source>Would you like it too? Otherwise please take it off the pad.</source>
            <translation>这件也要吗？不要的话，请从感应台上拿走。</translation>
        </message>
        <message>
            <source>Its conditions are on the coupon. A colleague can have a look.</source>
            <translation>使用条件印在券上，也可以请店员看看。</translation>
        </message>
        <message>
            <source>Add it to my basket</source>
            <translation>加入购物篮</translation>
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
            <translation>看图选商品</translation>
        </message>
        <message>
            <source>Ask a colleague</source>
            <translation>找店员帮忙</translation>
        </message>
    </context>
    <context>
        <name>BasketScreen</name>
        <message>
            <source>Your basket</source>
            <translation>购物篮</translation>
        </message>
        <message>
            <source>Pay</source>
            <translation>付款</translation>
        </message>
        <message>
            <source>Pay %1</source>
            <translation>付款 %1</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Hold a bar code to the camera</source>
            <translation>将条码对准摄像头</translation>
        </message>
        <message>
            <source>Scan the next item</source>
            <translation>请扫描下一件</translation>
        </message>
        <message>
            <source>No bar code?</source>
            <translation>没有条码？</translation>
        </message>
        <message>
            <source>Nothing here yet</source>
            <translation>还没有商品</translation>
        </message>
        <message>
            <source>Every item you scan appears here, with its price.</source>
            <translation>扫描后的商品和价格会显示在这里。</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂存</translation>
        </message>
    </context>
    <context>
        <name>CallWords</name>
        <message>
            <source>Asks for help</source>
            <translation>请求帮助</translation>
        </message>
        <message>
            <source>Age check</source>
            <translation>核对年龄</translation>
        </message>
        <message>
            <source>Payment unclear</source>
            <translation>付款结果不明</translation>
        </message>
        <message>
            <source>A code that the till does not know</source>
            <translation>收银台不认识的条码</translation>
        </message>
        <message>
            <source>More than the limit of one item</source>
            <translation>同一商品超过限量</translation>
        </message>
        <message>
            <source>A basket of high value</source>
            <translation>金额较高的一篮</translation>
        </message>
        <message>
            <source>The bag weighs something else</source>
            <translation>袋子重量不符</translation>
        </message>
        <message>
            <source>Something on the pad is not in the basket</source>
            <translation>感应台上有商品不在购物篮里</translation>
        </message>
        <message>
            <source>A coupon was refused</source>
            <translation>优惠券未被接受</translation>
        </message>
        <message>
            <source>Question about a price</source>
            <translation>询问价格</translation>
        </message>
    </context>
    <context>
        <name>CameraView</name>
        <message>
            <source>Camera</source>
            <translation>摄像头</translation>
        </message>
        <message>
            <source>The camera is starting</source>
            <translation>摄像头正在启动</translation>
        </message>
    </context>
    <context>
        <name>CollectDoneScreen</name>
        <message>
            <source>Thank you</source>
            <translation>谢谢惠顾</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Enjoy your order</source>
            <translation>取货完成</translation>
        </message>
        <message>
            <source>Thank you for shopping with us. See you soon.</source>
            <translation>感谢光临，欢迎再来。</translation>
        </message>
        <message>
            <source>This screen closes in %1 s</source>
            <translation>%1 秒后返回首页</translation>
        </message>
        <message>
            <source>1 item waits for you under the same code.</source>
            <translation>还有 1 件，用同一个取货码来取。</translation>
        </message>
        <message>
            <source>%1 items wait for you under the same code.</source>
            <translation>还有 %1 件，用同一个取货码来取。</translation>
        </message>
        <message>
            <source>What you did not want you do not pay for: %1. Please leave it with us.</source>
            <translation>不要的货不收费：%1，请留给店员。</translation>
        </message>
    </context>
    <context>
        <name>CollectReadyScreen</name>
        <message>
            <source>Your order</source>
            <translation>您的订单</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>请稍候</translation>
        </message>
        <message>
            <source>I have my order</source>
            <translation>我已取到货</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>暂不取货</translation>
        </message>
        <message>
            <source>1 item in your order</source>
            <translation>订单共 1 件商品</translation>
        </message>
        <message>
            <source>%1 items in your order</source>
            <translation>订单共 %1 件商品</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>有问题</translation>
        </message>
        <message>
            <source>1 item could not be had; you do not pay for it</source>
            <translation>1 件缺货，不收费</translation>
        </message>
        <message>
            <source>%1 items could not be had; you do not pay for them</source>
            <translation>%1 件缺货，不收费</translation>
        </message>
    </context>
    <context>
        <name>CollectScreen</name>
        <message>
            <source>Collect my order</source>
            <translation>到店取货</translation>
        </message>
        <message>
            <source>Looking for it</source>
            <translation>正在查找</translation>
        </message>
        <message>
            <source>Find my order</source>
            <translation>查找订单</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Show the code of your order</source>
            <translation>请出示订单的取货码</translation>
        </message>
        <message>
            <source>Or type it</source>
            <translation>或手动输入</translation>
        </message>
        <message>
            <source>Wipe</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Wipe the last character</source>
            <translation>删除最后一位</translation>
        </message>
    </context>
    <context>
        <name>CounterScreen</name>
        <message>
            <source>At the counter</source>
            <translation>到收银台</translation>
        </message>
        <message>
            <source>Please say number %1 at the counter</source>
            <translation>请在收银台报号码 %1</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Please pay at the counter</source>
            <translation>请到收银台付款</translation>
        </message>
        <message>
            <source>Take your goods along and say this number:</source>
            <translation>请带上商品并报这个号码：</translation>
        </message>
        <message>
            <source>This screen closes in %1 s</source>
            <translation>%1 秒后关闭</translation>
        </message>
    </context>
    <context>
        <name>DemoTray</name>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Demo goods</source>
            <translation>演示商品</translation>
        </message>
        <message>
            <source>Touch clothes to lay them on the pad</source>
            <translation>点一件衣服，把它放到感应台上</translation>
        </message>
        <message>
            <source>Touch something to hold it to the camera</source>
            <translation>点一下商品，拿到摄像头前</translation>
        </message>
        <message>
            <source>no bar code</source>
            <translation>无条码</translation>
        </message>
        <message>
            <source>To the camera</source>
            <translation>对着摄像头</translation>
        </message>
        <message>
            <source>Pad and bag</source>
            <translation>感应台和购物袋</translation>
        </message>
        <message>
            <source>Clear the pad</source>
            <translation>清空感应台</translation>
        </message>
        <message>
            <source>Walk out with it</source>
            <translation>带着走出门口</translation>
        </message>
        <message>
            <source>Last item into the bag</source>
            <translation>最后一件装袋</translation>
        </message>
        <message>
            <source>Empty the bag</source>
            <translation>清空购物袋</translation>
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
            <translation>%1 克</translation>
        </message>
        <message>
            <source>Pickup code</source>
            <translation>取货码</translation>
        </message>
        <message>
            <source>Hold my phone to the camera</source>
            <translation>把手机拿到摄像头前</translation>
        </message>
    </context>
    <context>
        <name>DoneScreen</name>
        <message>
            <source>Printing</source>
            <translation>正在打印</translation>
        </message>
        <message>
            <source>Printed. Print again</source>
            <translation>已打印，再打一张</translation>
        </message>
        <message>
            <source>That did not print. Try again</source>
            <translation>没有打印成功，再试一次</translation>
        </message>
        <message>
            <source>Print receipt</source>
            <translation>打印小票</translation>
        </message>
        <message>
            <source>Thank you</source>
            <translation>谢谢惠顾</translation>
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
            <translation>小票号 %1</translation>
        </message>
        <message>
            <source>Your receipt as a code</source>
            <translation>电子小票二维码</translation>
        </message>
        <message>
            <source>Scan with your phone to keep the receipt</source>
            <translation>用手机扫码，保存电子小票</translation>
        </message>
        <message>
            <source>This screen closes in %1 s</source>
            <translation>%1 秒后返回首页</translation>
        </message>
    </context>
    <context>
        <name>HandNeededScreen</name>
        <message>
            <source>Help</source>
            <translation>帮助</translation>
        </message>
        <message>
            <source>One moment,
a colleague is coming</source>
            <translation>请稍候，
店员马上就来</translation>
        </message>
        <message>
            <source>Back to the basket</source>
            <translation>返回购物篮</translation>
        </message>
        <message>
            <source>Go on without help</source>
            <translation>不用了，继续</translation>
        </message>
        <message>
            <source>Old enough</source>
            <translation>已满年龄</translation>
        </message>
        <message>
            <source>All in order</source>
            <translation>没有问题</translation>
        </message>
        <message>
            <source>I am a colleague</source>
            <translation>我是店员</translation>
        </message>
        <message>
            <source>They check your age (%1) and you can pay at once.</source>
            <translation>店员核对您已满 %1 岁后，即可付款。</translation>
        </message>
        <message>
            <source>%1: they check your age (%2) and you can pay at once.</source>
            <translation>%1：店员核对您已满 %2 岁后，即可付款。</translation>
        </message>
        <message>
            <source>The card reader does not tell whether you have paid. Please do not pay again.</source>
            <translation>刷卡机未返回支付结果，请勿重复付款。</translation>
        </message>
        <message>
            <source>You can go on scanning while you wait.</source>
            <translation>等候时您可以继续扫描商品。</translation>
        </message>
        <message>
            <source>They find out what the item costs.</source>
            <translation>店员来查这件商品的价格。</translation>
        </message>
        <message>
            <source>They release more of %1 for you.</source>
            <translation>店员来为您放行更多：%1。</translation>
        </message>
        <message>
            <source>With a basket like this they have a quick look before you pay.</source>
            <translation>这样一篮商品，付款前店员会快速看一下。</translation>
        </message>
        <message>
            <source>They have a look at the bag with you, then you can go on.</source>
            <translation>店员和您一起看一下袋子，然后就可以继续。</translation>
        </message>
        <message>
            <source>They have a look at what else is on the pad.</source>
            <translation>店员来看看感应台上还有什么。</translation>
        </message>
        <message>
            <source>They have a look at your coupon.</source>
            <translation>店员来看看您的优惠券。</translation>
        </message>
        <message>
            <source>They check the price of %1.</source>
            <translation>店员来核对价格：%1。</translation>
        </message>
        <message>
            <source>They have been told</source>
            <translation>已通知店员</translation>
        </message>
        <message>
            <source>Please wave to a colleague</source>
            <translation>请向附近的店员招手</translation>
        </message>
        <message>
            <source>Calling</source>
            <translation>正在呼叫</translation>
        </message>
        <message>
            <source>For the colleague: your PIN</source>
            <translation>店员请输入密码</translation>
        </message>
        <message>
            <source>Not old enough: take it out</source>
            <translation>未满年龄，移除商品</translation>
        </message>
        <message>
            <source>I have taken it back</source>
            <translation>已收回</translation>
        </message>
        <message>
            <source>For the colleague: badge, or name and PIN</source>
            <translation>店员：请出示工牌，或选择姓名并输入密码</translation>
        </message>
    </context>
    <context>
        <name>IdleSheet</name>
        <message>
            <source>Are you still there?</source>
            <translation>您还在吗？</translation>
        </message>
        <message>
            <source>For your privacy this screen is cleared in %1 s</source>
            <translation>为保护您的隐私，%1 秒后将清空</translation>
        </message>
        <message>
            <source>I am here</source>
            <translation>我还在</translation>
        </message>
    </context>
    <context>
        <name>Keyboard</name>
        <message>
            <source>Wipe the last character</source>
            <translation>删除最后一位</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>空格</translation>
        </message>
        <message>
            <source>Wipe</source>
            <translation>删除</translation>
        </message>
    </context>
    <context>
        <name>LanguageSheet</name>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
    </context>
    <context>
        <name>LineRow</name>
        <message>
            <source>%1 kg at %2 per kg</source>
            <translation>%1 千克 × %2/千克</translation>
        </message>
        <message>
            <source>Lies on the pad</source>
            <translation>在感应台上</translation>
        </message>
        <message>
            <source>%1 each, as the shelf says</source>
            <translation>每件 %1（货架价）</translation>
        </message>
        <message>
            <source>%1 each</source>
            <translation>单价 %1</translation>
        </message>
        <message>
            <source>You save %1</source>
            <translation>已优惠 %1</translation>
        </message>
        <message>
            <source>%1: you save %2</source>
            <translation>%1，优惠 %2</translation>
        </message>
        <message>
            <source>From age %1, a colleague checks</source>
            <translation>需满 %1 岁，店员核对</translation>
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
            <translation>积分抵扣</translation>
        </message>
        <message>
            <source>What %1 costs</source>
            <translation>%1 的价格</translation>
        </message>
    </context>
    <context>
        <name>LooseScreen</name>
        <message>
            <source>Choose by picture</source>
            <translation>看图选商品</translation>
        </message>
        <message>
            <source>Use number %1</source>
            <translation>使用编号 %1</translation>
        </message>
        <message>
            <source>Show pictures</source>
            <translation>看图选择</translation>
        </message>
        <message>
            <source>Search by name</source>
            <translation>按名称查找</translation>
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
            <translation>输入拼音首字母或编号</translation>
        </message>
        <message>
            <source>%1 per kg</source>
            <translation>%1/千克</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>没有找到</translation>
        </message>
        <message>
            <source>Try fewer letters, or touch Help.</source>
            <translation>请少输几个字母，或点“帮助”。</translation>
        </message>
    </context>
    <context>
        <name>Main</name>
        <message>
            <source>At the exit, not paid: %1</source>
            <translation>出口处未付款：%1</translation>
        </message>
        <message>
            <source>Working on its own: you can buy, orders have to wait</source>
            <translation>离线营业中：可以购物，暂不能取货</translation>
        </message>
        <message>
            <source>Head office cannot be reached: the shop goes on</source>
            <translation>与总部的连接中断，门店照常营业</translation>
        </message>
        <message>
            <source>No printed receipts: you get a code</source>
            <translation>暂不能打印小票，可扫码保存</translation>
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
            <translation>已优惠 %1</translation>
        </message>
        <message>
            <source>Cancel and get your money back?</source>
            <translation>取消并退款？</translation>
        </message>
        <message>
            <source>Stop and empty the basket?</source>
            <translation>要取消并清空购物篮吗？</translation>
        </message>
        <message>
            <source>What you have paid goes back to where it came from.</source>
            <translation>已付的金额将原路退回。</translation>
        </message>
        <message>
            <source>Nothing has been paid. Please leave the goods with us.</source>
            <translation>您尚未付款，商品请留在店内。</translation>
        </message>
        <message>
            <source>Keep paying</source>
            <translation>继续付款</translation>
        </message>
        <message>
            <source>Keep shopping</source>
            <translation>继续购物</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Empty the basket</source>
            <translation>清空购物篮</translation>
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
            <translation>出了点问题，请联系店员。</translation>
        </message>
        <message>
            <source>We do not know this code. Try another code on the item, or ask for help.</source>
            <translation>店内没有这个条码。请试试商品上的其他条码，或点“帮助”。</translation>
        </message>
        <message>
            <source>That was not read well. Please scan it again.</source>
            <translation>没有读清楚，请再扫一次。</translation>
        </message>
        <message>
            <source>This code is not for the till. Please scan the item's bar code.</source>
            <translation>这不是商品条码，请扫描商品上的条码。</translation>
        </message>
        <message>
            <source>%1 is past its date (%2). Please take a fresh one.</source>
            <translation>%1已过保质期（%2），请换一件新鲜的。</translation>
        </message>
        <message>
            <source>%1 is sold by weight. Please put it on the scale.</source>
            <translation>%1按重量计价，请放到秤上。</translation>
        </message>
        <message>
            <source>%1: a colleague checks your age (%2) before you pay.</source>
            <translation>%1：付款前店员需核对您已满 %2 岁。</translation>
        </message>
        <message>
            <source>The items with an age limit were taken out of the basket.</source>
            <translation>有年龄限制的商品已从购物篮移除。</translation>
        </message>
        <message>
            <source>No more than %1 of one item at this till.</source>
            <translation>每种商品最多可购 %1 件。</translation>
        </message>
        <message>
            <source>%1 lies on the pad: it is in your basket already.</source>
            <translation>%1 在感应台上，已经在购物篮里了。</translation>
        </message>
        <message>
            <source>The scale is empty. Please put the goods on it.</source>
            <translation>秤上没有商品，请放上商品。</translation>
        </message>
        <message>
            <source>The scale is still moving. Please wait a moment.</source>
            <translation>重量尚未稳定，请稍候。</translation>
        </message>
        <message>
            <source>The scale is not at zero. Please take everything off, or ask a colleague.</source>
            <translation>秤没有归零。请把东西都拿下来，或找店员帮忙。</translation>
        </message>
        <message>
            <source>That is too heavy for the scale. Please weigh it in two parts.</source>
            <translation>超出秤的量程，请分两次称重。</translation>
        </message>
        <message>
            <source>Please pay or cancel first, then collect your order.</source>
            <translation>请先付款或取消，再取货。</translation>
        </message>
        <message>
            <source>The basket is empty. Please scan an item first.</source>
            <translation>购物篮是空的，请先扫描商品。</translation>
        </message>
        <message>
            <source>The till was started again. Your basket is as it was.</source>
            <translation>收银机已重新启动，您的商品都还在。</translation>
        </message>
        <message>
            <source>The card was declined, nothing was charged. Try again or use another card.</source>
            <translation>银行卡被拒，未扣款。请重试或换一张卡。</translation>
        </message>
        <message>
            <source>The payment was stopped. Nothing was charged.</source>
            <translation>付款已停止，未扣款。</translation>
        </message>
        <message>
            <source>The card reader does not answer. Nothing was charged. Please try again.</source>
            <translation>刷卡机没有响应，未扣款，请重试。</translation>
        </message>
        <message>
            <source>That is not the number of a gift card. Please check it and try again.</source>
            <translation>这不是礼品卡号码。请核对后再试。</translation>
        </message>
        <message>
            <source>This code pays nothing. Please choose how to pay.</source>
            <translation>这个码不能付款。请选择付款方式。</translation>
        </message>
        <message>
            <source>This till cannot save the sale. Please ask a colleague.</source>
            <translation>本机无法保存交易，请联系店员。</translation>
        </message>
        <message>
            <source>Orders cannot be looked up at the moment. Buying works as usual.</source>
            <translation>暂时无法查询订单，购物不受影响。</translation>
        </message>
        <message>
            <source>The printer is not ready. Please scan the code to keep your receipt.</source>
            <translation>打印机暂不可用，请扫码保存小票。</translation>
        </message>
        <message>
            <source>The till is still loading its prices. Please wait a moment.</source>
            <translation>正在载入商品价格，请稍候。</translation>
        </message>
        <message>
            <source>We do not know this pickup code. Please check it and try again.</source>
            <translation>没有这个取货码，请核对后再试。</translation>
        </message>
        <message>
            <source>This order waits in another shop. Your order page says which.</source>
            <translation>这个订单在另一家门店，请看订单页面上的门店。</translation>
        </message>
        <message>
            <source>Your order is still being packed. Your order page says when it is ready.</source>
            <translation>您的订单还在备货，备好后订单页面会显示。</translation>
        </message>
        <message>
            <source>This order has been collected already.</source>
            <translation>这个订单已经取走。</translation>
        </message>
        <message>
            <source>This order was cancelled. Please ask a colleague.</source>
            <translation>这个订单已取消，请联系店员。</translation>
        </message>
        <message>
            <source>We could not fill this order. Please ask a colleague.</source>
            <translation>这个订单缺货，请联系店员。</translation>
        </message>
        <message>
            <source>It has moved on meanwhile: look again.</source>
            <translation>状态已有变化，请重新查看。</translation>
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
            <translation>密码不正确，请重试。</translation>
        </message>
        <message>
            <source>That was not done. Please look again.</source>
            <translation>没有执行，请再看一下。</translation>
        </message>
        <message>
            <source>Too many wrong PINs. Please wait %1 s.</source>
            <translation>密码错误次数过多，请等待 %1 秒。</translation>
        </message>
        <message>
            <source>No basket waits under this number. Please look again, or begin anew.</source>
            <translation>没有找到这个号码的购物篮，请核对号码或重新开始。</translation>
        </message>
        <message>
            <source>This basket has been continued already.</source>
            <translation>这个购物篮已经被取回。</translation>
        </message>
        <message>
            <source>This basket waits at another till: the one that gave the number.</source>
            <translation>这个购物篮在给出号码的那台自助机上。</translation>
        </message>
        <message>
            <source>Baskets cannot be looked up at the moment. Please try again in a minute.</source>
            <translation>暂时无法查找购物篮，请稍后再试。</translation>
        </message>
        <message>
            <source>The printer is not ready. Please note the number.</source>
            <translation>打印机暂不可用，请记下号码。</translation>
        </message>
        <message>
            <source>Your basket is back. Please go on.</source>
            <translation>购物篮已取回，请继续。</translation>
        </message>
        <message>
            <source>We do not find this member. Please check the number.</source>
            <translation>查不到该会员，请核对会员号。</translation>
        </message>
        <message>
            <source>That number is not complete. Please type it again.</source>
            <translation>会员号不完整，请重新输入。</translation>
        </message>
        <message>
            <source>There are not enough points to spend on this purchase.</source>
            <translation>积分不足，本次无法使用。</translation>
        </message>
        <message>
            <source>Your points cannot be spent now. They stay yours.</source>
            <translation>积分暂时无法使用，仍为您保留。</translation>
        </message>
        <message>
            <source>Your coupon counts as soon as its goods are in the basket.</source>
            <translation>优惠券已记下，放入对应商品后生效。</translation>
        </message>
        <message>
            <source>This coupon cannot be used: it was used before, or is not for you.</source>
            <translation>此优惠券无法使用：已用过或不属于您。</translation>
        </message>
        <message>
            <source>Points and coupons cannot be checked just now. They stay yours.</source>
            <translation>暂时无法核对积分和优惠券，仍为您保留。</translation>
        </message>
        <message>
            <source>Please scan or touch the place where the order is put.</source>
            <translation>请扫描或点选放货的位置。</translation>
        </message>
        <message>
            <source>Please scan the label of the bag as well.</source>
            <translation>请再扫一下袋子的标签。</translation>
        </message>
        <message>
            <source>The tags in the bag are not those of this order. Please look inside.</source>
            <translation>袋里的货与订单不符，请检查。</translation>
        </message>
        <message>
            <source>That is neither a bag's label nor a place's.</source>
            <translation>这不是袋子标签，也不是位置标签。</translation>
        </message>
        <message>
            <source>The order of %1 was cancelled. Its goods go back.</source>
            <translation>%1 的订单已取消，货品请放回。</translation>
        </message>
        <message>
            <source>Nothing could be had for %1. They are told.</source>
            <translation>%1 的货一件也没有，会告知顾客。</translation>
        </message>
        <message>
            <source>That is for another role. Please ask a colleague.</source>
            <translation>您的岗位无此权限，请找同事处理。</translation>
        </message>
        <message>
            <source>Your own badge is not enough for this: your PIN, or a colleague.</source>
            <translation>仅凭本人工牌还不够：请输入密码，或请同事确认。</translation>
        </message>
        <message>
            <source>A price can only be lowered here.</source>
            <translation>这里只能调低价格。</translation>
        </message>
        <message>
            <source>Your order is still being packed. It should be ready in %1 hours.</source>
            <translation>您的订单还在配货，预计 %1 小时后备好。</translation>
        </message>
        <message>
            <source>Your order is still being packed. It should be ready in %1 minutes.</source>
            <translation>您的订单还在配货，预计 %1 分钟后备好。</translation>
        </message>
        <message>
            <source>This order has waited too long and was put back. Please ask a colleague.</source>
            <translation>订单逾期未取，货品已放回。请询问店员。</translation>
        </message>
        <message>
            <source>This code is not one of ours. Please open your order page and show its code.</source>
            <translation>这不是本店的取货码。请打开订单页面，出示上面的码。</translation>
        </message>
        <message>
            <source>Your order has not reached this shop yet. Please try again in a minute.</source>
            <translation>您的订单还没传到本店，请一分钟后再试。</translation>
        </message>
        <message>
            <source>A colleague has to hand you this order. Please ask one.</source>
            <translation>这个订单须由店员交给您，请找店员。</translation>
        </message>
        <message>
            <source>The books say that there is less. Please count first.</source>
            <translation>账面数量不足，请先盘点。</translation>
        </message>
        <message>
            <source>Nothing is expected under this code.</source>
            <translation>没有待收货物对应此码。</translation>
        </message>
        <message>
            <source>That till does not answer. Please go there.</source>
            <translation>该收银机没有响应，请前往查看。</translation>
        </message>
    </context>
    <context>
        <name>OrderCard</name>
        <message>
            <source>To pack</source>
            <translation>待拣货</translation>
        </message>
        <message>
            <source>Being packed</source>
            <translation>拣货中</translation>
        </message>
        <message>
            <source>Ready at %1</source>
            <translation>已备好，%1</translation>
        </message>
        <message>
            <source>%1 pieces · code ends in %2 · %3</source>
            <translation>%1 件 · 取货码尾号 %2 · %3</translation>
        </message>
        <message>
            <source>%1 min ago</source>
            <translation>%1 分钟前</translation>
        </message>
        <message>
            <source>%1 h ago</source>
            <translation>%1 小时前</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>请稍候</translation>
        </message>
        <message>
            <source>Go on packing</source>
            <translation>继续拣货</translation>
        </message>
        <message>
            <source>Pack it</source>
            <translation>开始拣货</translation>
        </message>
        <message>
            <source>Part of it at %1</source>
            <translation>部分在 %1</translation>
        </message>
        <message>
            <source>late</source>
            <translation>已超时</translation>
        </message>
        <message>
            <source>%1 min left</source>
            <translation>还剩 %1 分钟</translation>
        </message>
        <message>
            <source>%1 h left</source>
            <translation>还剩 %1 小时</translation>
        </message>
        <message>
            <source>%1 pieces · %2 is on it</source>
            <translation>%1 件 · %2 在配货</translation>
        </message>
        <message>
            <source>✓ In the round</source>
            <translation>✓ 已加入</translation>
        </message>
        <message>
            <source>Into a round</source>
            <translation>加入一轮</translation>
        </message>
        <message>
            <source>Take it over</source>
            <translation>接手</translation>
        </message>
        <message>
            <source>bay %1</source>
            <translation>%1 号柜</translation>
        </message>
    </context>
    <context>
        <name>PageKeys</name>
        <message>
            <source>Further down</source>
            <translation>向下翻</translation>
        </message>
        <message>
            <source>Further up</source>
            <translation>向上翻</translation>
        </message>
    </context>
    <context>
        <name>PausedScreen</name>
        <message>
            <source>Staff</source>
            <translation>店员</translation>
        </message>
        <message>
            <source>This till is closed</source>
            <translation>本机暂停使用</translation>
        </message>
        <message>
            <source>Please use another one. Thank you.</source>
            <translation>请使用其他收银机，谢谢。</translation>
        </message>
    </context>
    <context>
        <name>PayAmount</name>
        <message>
            <source>To give back</source>
            <translation>退还金额</translation>
        </message>
        <message>
            <source>Left to pay</source>
            <translation>还需支付</translation>
        </message>
        <message>
            <source>To pay</source>
            <translation>应付金额</translation>
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
            <translation>请将礼品卡对准摄像头，或输入号码</translation>
        </message>
        <message>
            <source>Wipe</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Wipe the last character</source>
            <translation>删除最后一位</translation>
        </message>
    </context>
    <context>
        <name>PayPanel</name>
        <message>
            <source>The code to pay with</source>
            <translation>付款码</translation>
        </message>
    </context>
    <context>
        <name>PayScreen</name>
        <message>
            <source>Pay</source>
            <translation>付款</translation>
        </message>
        <message>
            <source>Hold your gift card to the camera or type its number</source>
            <translation>请将礼品卡对准摄像头，或输入号码</translation>
        </message>
        <message>
            <source>Choose how to pay</source>
            <translation>请选择付款方式</translation>
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
            <translation>换一种方式付款</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
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
            <translation>返回购物篮</translation>
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
            <translation>付款码</translation>
        </message>
        <message>
            <source>Your phone</source>
            <translation>您的手机</translation>
        </message>
        <message>
            <source>Receipt</source>
            <translation>小票</translation>
        </message>
        <message>
            <source>Gift card</source>
            <translation>礼品卡</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>余额</translation>
        </message>
        <message>
            <source>Card reader</source>
            <translation>刷卡机</translation>
        </message>
        <message>
            <source>Your card</source>
            <translation>刷卡</translation>
        </message>
    </context>
    <context>
        <name>PayWays</name>
        <message>
            <source>Pay all of it or a part</source>
            <translation>全部支付或分开支付</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Or hold the payment code of your phone to the camera.</source>
            <translation>也可以将手机付款码对准摄像头。</translation>
        </message>
    </context>
    <context>
        <name>PayWords</name>
        <message>
            <source>Waking the card reader</source>
            <translation>正在连接刷卡机</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>请稍候</translation>
        </message>
        <message>
            <source>Hold your card to the reader</source>
            <translation>请在刷卡机上刷卡</translation>
        </message>
        <message>
            <source>Scan this code to pay</source>
            <translation>请扫码付款</translation>
        </message>
        <message>
            <source>Waiting for your phone</source>
            <translation>等待手机确认</translation>
        </message>
        <message>
            <source>Looking at your gift card</source>
            <translation>正在查看您的礼品卡</translation>
        </message>
        <message>
            <source>Stopping</source>
            <translation>正在停止</translation>
        </message>
        <message>
            <source>Checking what happened</source>
            <translation>正在核对支付结果</translation>
        </message>
        <message>
            <source>Paid. Writing your receipt</source>
            <translation>已付款，正在生成小票</translation>
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
            <translation>款项正在退回</translation>
        </message>
        <message>
            <source>A colleague gives you your money back</source>
            <translation>由店员为您退款</translation>
        </message>
        <message>
            <source>A colleague sorts this out</source>
            <translation>店员会为您处理</translation>
        </message>
        <message>
            <source>The reader is silent</source>
            <translation>刷卡机没有响应</translation>
        </message>
        <message>
            <source>This does not work right now</source>
            <translation>暂时无法使用</translation>
        </message>
        <message>
            <source>Payment stopped</source>
            <translation>付款已停止</translation>
        </message>
        <message>
            <source>This till needs a hand</source>
            <translation>本机需要店员处理</translation>
        </message>
        <message>
            <source>The code was not used in time</source>
            <translation>付款码已超时</translation>
        </message>
        <message>
            <source>Your payment code was not taken</source>
            <translation>您的付款码未被接受</translation>
        </message>
        <message>
            <source>We do not know this gift card</source>
            <translation>没有找到这张礼品卡</translation>
        </message>
        <message>
            <source>Nothing is left on this gift card</source>
            <translation>这张礼品卡没有余额了</translation>
        </message>
        <message>
            <source>Gift cards do not work right now</source>
            <translation>礼品卡暂时无法使用</translation>
        </message>
        <message>
            <source>This gift card is in use in another shop</source>
            <translation>这张礼品卡正在另一家店使用</translation>
        </message>
        <message>
            <source>Card declined</source>
            <translation>银行卡被拒</translation>
        </message>
        <message>
            <source>Payment declined</source>
            <translation>付款被拒绝</translation>
        </message>
        <message>
            <source>This takes a moment.</source>
            <translation>请稍候。</translation>
        </message>
        <message>
            <source>Card, phone or watch. Or put the card in.</source>
            <translation>银行卡、手机或手表靠近感应，也可插卡。</translation>
        </message>
        <message>
            <source>Open the app on your phone and scan. It goes on by itself.</source>
            <translation>请用手机应用扫码，之后会自动继续。</translation>
        </message>
        <message>
            <source>Please confirm on your phone if it asks you to.</source>
            <translation>如手机有提示，请在手机上确认。</translation>
        </message>
        <message>
            <source>The reader is being told. Please do not hold your card to it.</source>
            <translation>正在通知刷卡机，请不要再刷卡。</translation>
        </message>
        <message>
            <source>Please do not pay any more.</source>
            <translation>请不要再付款。</translation>
        </message>
        <message>
            <source>We ask whether you have paid. Please do not pay again.</source>
            <translation>正在确认您是否已付款，请勿重复付款。</translation>
        </message>
        <message>
            <source>Thank you.</source>
            <translation>谢谢。</translation>
        </message>
        <message>
            <source>It goes back to where it came from.</source>
            <translation>款项将原路退回。</translation>
        </message>
        <message>
            <source>It is back where it came from soon. Please leave the goods with us.</source>
            <translation>款项很快原路退回。请将商品留下。</translation>
        </message>
        <message>
            <source>Please wait here for a moment. We know how much it is.</source>
            <translation>请在此稍候，我们知道金额。</translation>
        </message>
        <message>
            <source>We cannot tell yet whether you have paid. Please wait here for a moment.</source>
            <translation>暂时无法确认是否已付款，请在此稍候。</translation>
        </message>
        <message>
            <source>Nothing was charged. Please ask a colleague, or use another till.</source>
            <translation>未扣款。请联系店员，或换一台收银机。</translation>
        </message>
        <message>
            <source>Head office cannot be reached. Nothing was taken. Please pay in another way.</source>
            <translation>无法联系总部，没有扣款。请换一种方式付款。</translation>
        </message>
        <message>
            <source>Please check the number, or pay in another way.</source>
            <translation>请核对号码，或换一种方式付款。</translation>
        </message>
        <message>
            <source>Nothing was taken. Please pay in another way.</source>
            <translation>没有扣款。请换一种方式付款。</translation>
        </message>
        <message>
            <source>Nothing was charged. Show a new code from your app, or pay in another way.</source>
            <translation>没有扣款。请在应用中刷新付款码，或换一种方式付款。</translation>
        </message>
        <message>
            <source>Nothing was charged. You can try again or use another card.</source>
            <translation>未扣款。您可以重试或换一张卡。</translation>
        </message>
        <message>
            <source>Nothing was charged. You can try again or pay in another way.</source>
            <translation>没有扣款。可以再试一次，或换一种方式付款。</translation>
        </message>
    </context>
    <context>
        <name>PinPad</name>
        <message>
            <source>%1 digits typed</source>
            <translation>已输入 %1 位</translation>
        </message>
    </context>
    <context>
        <name>PriceChangeSheet</name>
        <message>
            <source>Another price for %1</source>
            <translation>更改“%1”的价格</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Damaged</source>
            <translation>破损</translation>
        </message>
        <message>
            <source>Short date</source>
            <translation>临期</translation>
        </message>
        <message>
            <source>Wrong label</source>
            <translation>标签错误</translation>
        </message>
        <message>
            <source>Cheaper elsewhere</source>
            <translation>别处更便宜</translation>
        </message>
        <message>
            <source>Goodwill</source>
            <translation>优惠照顾</translation>
        </message>
        <message>
            <source>Change the price</source>
            <translation>确认改价</translation>
        </message>
        <message>
            <source>Leave it as it is</source>
            <translation>保持不变</translation>
        </message>
    </context>
    <context>
        <name>PriceSheet</name>
        <message>
            <source>Hold the item's bar code to the camera</source>
            <translation>请将商品条码对准摄像头</translation>
        </message>
        <message>
            <source>You see its price. Nothing goes into a basket.</source>
            <translation>只查看价格，不会加入购物篮。</translation>
        </message>
        <message>
            <source>%1 per kg</source>
            <translation>每千克 %1</translation>
        </message>
        <message>
            <source>The price on the shelf counts</source>
            <translation>以货架标价为准</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>暂不查询</translation>
        </message>
        <message>
            <source>Thank you</source>
            <translation>知道了</translation>
        </message>
        <message>
            <source>This price is not right</source>
            <translation>这个价格不对</translation>
        </message>
    </context>
    <context>
        <name>DeviceWords</name>
        <message>
            <source>It does not answer. Check power and cable</source>
            <translation>没有应答。请检查电源和线缆</translation>
        </message>
        <message>
            <source>It has fallen silent. Switch it off and on</source>
            <translation>没有消息了。请关机后重开</translation>
        </message>
        <message>
            <source>It repeats itself. Switch it off and on</source>
            <translation>一直重复。请关机后重开</translation>
        </message>
        <message>
            <source>Its weight drifts. Empty it and set it to zero</source>
            <translation>重量漂移。请清空并归零</translation>
        </message>
        <message>
            <source>It sends too much. Switch it off and on</source>
            <translation>发送过多。请关机后重开</translation>
        </message>
        <message>
            <source>Its clock is wrong. Switch it off and on</source>
            <translation>时钟不对。请关机后重开</translation>
        </message>
        <message>
            <source>It cannot take its new settings. Tell head office</source>
            <translation>无法采用新设置。请告知总部</translation>
        </message>
        <message>
            <source>Much of what it sends is spoilt. Check the cable</source>
            <translation>数据多有损坏。请检查线缆</translation>
        </message>
    </context>
    <context>
        <name>PrinterWords</name>
        <message>
            <source>No receipt printer</source>
            <translation>没有小票打印机</translation>
        </message>
        <message>
            <source>The printer does not answer</source>
            <translation>打印机没有响应</translation>
        </message>
        <message>
            <source>The printer's cover is open</source>
            <translation>打印机盖子没关好</translation>
        </message>
        <message>
            <source>The printer has no paper</source>
            <translation>打印机缺纸</translation>
        </message>
        <message>
            <source>The printer's paper ends soon</source>
            <translation>打印纸快用完了</translation>
        </message>
        <message>
            <source>The printer is ready</source>
            <translation>打印机就绪</translation>
        </message>
    </context>
    <context>
        <name>RepeatSheet</name>
        <message>
            <source>Another one?</source>
            <translation>再加一件吗？</translation>
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
            <translation>取回购物篮</translation>
        </message>
        <message>
            <source>Looking for it</source>
            <translation>正在查找</translation>
        </message>
        <message>
            <source>Find my basket</source>
            <translation>查找购物篮</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Show the code of your basket, or type its number</source>
            <translation>请出示购物篮二维码，或输入号码</translation>
        </message>
    </context>
    <context>
        <name>SpokenGuide</name>
        <message>
            <source>Reading aloud. Move with the arrow keys, choose with the middle key.</source>
            <translation>已开启语音朗读。用方向键移动，按中间键选择。</translation>
        </message>
        <message>
            <source>Total %1</source>
            <translation>合计 %1</translation>
        </message>
    </context>
    <context>
        <name>StaffBasketScreen</name>
        <message>
            <source>Basket</source>
            <translation>购物篮</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>退出登录</translation>
        </message>
        <message>
            <source>price changed</source>
            <translation>已改价</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>改价</translation>
        </message>
        <message>
            <source>Take out</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>No basket is open here</source>
            <translation>此处没有未结账的购物篮</translation>
        </message>
        <message>
            <source>It is shown here while a customer shops at this till.</source>
            <translation>顾客在本机购物时，购物篮会显示在这里。</translation>
        </message>
    </context>
    <context>
        <name>StaffKiosksScreen</name>
        <message>
            <source>Sign out</source>
            <translation>退出登录</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>空闲</translation>
        </message>
        <message>
            <source>Shopping: %1 items</source>
            <translation>购物中：%1 件</translation>
        </message>
        <message>
            <source>Paying</source>
            <translation>付款中</translation>
        </message>
        <message>
            <source>Collecting an order</source>
            <translation>取货中</translation>
        </message>
        <message>
            <source>Waits for a colleague</source>
            <translation>等待店员</translation>
        </message>
        <message>
            <source>A colleague is there</source>
            <translation>店员使用中</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>已关闭</translation>
        </message>
        <message>
            <source>In order</source>
            <translation>通过</translation>
        </message>
        <message>
            <source>No</source>
            <translation>拒绝</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>开放</translation>
        </message>
        <message>
            <source>Till %1</source>
            <translation>%1 号机</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>刚刚</translation>
        </message>
        <message>
            <source>%1 min ago</source>
            <translation>%1 分钟前</translation>
        </message>
        <message>
            <source>No till has told anything yet</source>
            <translation>尚无收银机上报</translation>
        </message>
        <message>
            <source>They appear here by themselves.</source>
            <translation>它们会自动显示在这里。</translation>
        </message>
        <message>
            <source>All tills</source>
            <translation>全部机台</translation>
        </message>
    </context>
    <context>
        <name>StaffOrdersScreen</name>
        <message>
            <source>Orders</source>
            <translation>订单</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>退出登录</translation>
        </message>
        <message>
            <source>No orders</source>
            <translation>暂无订单</translation>
        </message>
        <message>
            <source>Orders from the web shop appear here by themselves.</source>
            <translation>网店订单会自动显示在这里。</translation>
        </message>
        <message>
            <source>Pack 1 order</source>
            <translation>配 1 个订单</translation>
        </message>
        <message>
            <source>Pack %1 orders in one round</source>
            <translation>一轮配 %1 个订单</translation>
        </message>
    </context>
    <context>
        <name>StaffPickScreen</name>
        <message>
            <source>Pack for %1</source>
            <translation>为 %1 拣货</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>第 %1 项，共 %2 项</translation>
        </message>
        <message>
            <source>Take</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>From</source>
            <translation>货位</translation>
        </message>
        <message>
            <source>No set place</source>
            <translation>无固定货位</translation>
        </message>
        <message>
            <source>Pack %1 orders</source>
            <translation>配货：%1 个订单</translation>
        </message>
        <message>
            <source>%1: take %2 from %3</source>
            <translation>%1：从%3拿 %2 件</translation>
        </message>
        <message>
            <source>Scan it</source>
            <translation>请扫码</translation>
        </message>
        <message>
            <source>It is in the bag</source>
            <translation>已装袋</translation>
        </message>
        <message>
            <source>All %1 are in the bag</source>
            <translation>%1 件都装袋了</translation>
        </message>
        <message>
            <source>Instead of %1</source>
            <translation>代替%1</translation>
        </message>
        <message>
            <source>It has a tag: lay it on the pad, or scan it</source>
            <translation>带电子标签：放到感应板上，或扫码</translation>
        </message>
        <message>
            <source>Into bag</source>
            <translation>装入袋</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>有问题</translation>
        </message>
    </context>
    <context>
        <name>StaffReceiptsScreen</name>
        <message>
            <source>Receipts</source>
            <translation>小票</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>Receipt %1</source>
            <translation>小票 %1</translation>
        </message>
        <message>
            <source>printed %1 ×</source>
            <translation>已打印 %1 次</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>请稍候</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>打印</translation>
        </message>
        <message>
            <source>Print again</source>
            <translation>再次打印</translation>
        </message>
        <message>
            <source>No receipts yet</source>
            <translation>还没有小票</translation>
        </message>
        <message>
            <source>Every sale of this till appears here.</source>
            <translation>本机的每笔交易都会出现在这里。</translation>
        </message>
    </context>
    <context>
        <name>StaffSignInScreen</name>
        <message>
            <source>Staff</source>
            <translation>店员</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>登录</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Your PIN</source>
            <translation>请输入密码</translation>
        </message>
        <message>
            <source>Hold your badge to the scanner, or choose your name and type your PIN.</source>
            <translation>请将工牌对准扫码器，或选择姓名后输入密码。</translation>
        </message>
    </context>
    <context>
        <name>StaffStageScreen</name>
        <message>
            <source>Where does it wait?</source>
            <translation>放在哪里？</translation>
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
            <translation>先扫袋子，再扫放置的位置。</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>请稍候</translation>
        </message>
        <message>
            <source>Scan the place</source>
            <translation>扫描位置</translation>
        </message>
        <message>
            <source>The bag has no label</source>
            <translation>袋子没有标签</translation>
        </message>
        <message>
            <source>Bag %1, for %2</source>
            <translation>%1 袋，%2 的订单</translation>
        </message>
        <message>
            <source>Scan the label of the bag</source>
            <translation>扫描袋子标签</translation>
        </message>
        <message>
            <source>Bag %1</source>
            <translation>%1 号袋</translation>
        </message>
        <message>
            <source>Lay the bag on the pad. Missing: %1. Too much: %2</source>
            <translation>请把袋子放到感应板上。缺：%1。多：%2</translation>
        </message>
        <message>
            <source>Lay the bag on the pad. Missing: %1</source>
            <translation>请把袋子放到感应板上。缺：%1</translation>
        </message>
        <message>
            <source>This does not belong in the bag: %1</source>
            <translation>这些不该在袋里：%1</translation>
        </message>
        <message>
            <source>Scan the place, or touch it here</source>
            <translation>扫描位置，或在这里点选</translation>
        </message>
        <message>
            <source>Place %1</source>
            <translation>货位 %1</translation>
        </message>
        <message>
            <source>1 piece is missing: the customer will be told</source>
            <translation>缺 1 件：会告知顾客</translation>
        </message>
        <message>
            <source>%1 pieces are missing: the customer will be told</source>
            <translation>缺 %1 件：会告知顾客</translation>
        </message>
        <message>
            <source>Bay %1</source>
            <translation>%1 号柜</translation>
        </message>
    </context>
    <context>
        <name>StaffStockScreen</name>
        <message>
            <source>Stock</source>
            <translation>库存</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Another item</source>
            <translation>换一件商品</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>退出登录</translation>
        </message>
        <message>
            <source>So many lie there</source>
            <translation>确认数量</translation>
        </message>
        <message>
            <source>It is carried</source>
            <translation>已搬好</translation>
        </message>
        <message>
            <source>Write off</source>
            <translation>报损</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>发出</translation>
        </message>
        <message>
            <source>To the shelf</source>
            <translation>到货架</translation>
        </message>
        <message>
            <source>To the back room</source>
            <translation>到后仓</translation>
        </message>
        <message>
            <source>Damaged</source>
            <translation>破损</translation>
        </message>
        <message>
            <source>Expired</source>
            <translation>过期</translation>
        </message>
        <message>
            <source>Stolen</source>
            <translation>失窃</translation>
        </message>
        <message>
            <source>Own use</source>
            <translation>自用</translation>
        </message>
        <message>
            <source>Scan an item or the code of a pallet, or type the item's number.</source>
            <translation>请扫描商品或托盘码，或输入商品编号。</translation>
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
            <translation>请逐件扫描、输入数量，或采用读写器读数。</translation>
        </message>
        <message>
            <source>The readers see %1</source>
            <translation>读写器读到 %1 件</translation>
        </message>
        <message>
            <source>Expected</source>
            <translation>待收货</translation>
        </message>
        <message>
            <source>%1 pieces</source>
            <translation>%1 件</translation>
        </message>
        <message>
            <source>It is here</source>
            <translation>收货</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>盘点</translation>
        </message>
        <message>
            <source>Carry</source>
            <translation>搬移</translation>
        </message>
        <message>
            <source>Send to a store</source>
            <translation>调往分店</translation>
        </message>
        <message>
            <source>Look it up</source>
            <translation>查询</translation>
        </message>
    </context>
    <context>
        <name>StaffTabs</name>
        <message>
            <source>Tasks</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>订单</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>重量</translation>
        </message>
        <message>
            <source>Receipts</source>
            <translation>小票</translation>
        </message>
        <message>
            <source>Till</source>
            <translation>收银</translation>
        </message>
        <message>
            <source>Basket</source>
            <translation>购物篮</translation>
        </message>
        <message>
            <source>%1 now</source>
            <translation>%1 紧急</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>库存</translation>
        </message>
        <message>
            <source>All tills</source>
            <translation>全部机台</translation>
        </message>
    </context>
    <context>
        <name>StaffTasksScreen</name>
        <message>
            <source>Tasks</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>退出登录</translation>
        </message>
        <message>
            <source>Payment did not happen</source>
            <translation>确认未付款</translation>
        </message>
        <message>
            <source>All done</source>
            <translation>全部完成</translation>
        </message>
        <message>
            <source>New tasks appear here by themselves.</source>
            <translation>新任务会自动显示在这里。</translation>
        </message>
    </context>
    <context>
        <name>StaffTillScreen</name>
        <message>
            <source>Till</source>
            <translation>收银</translation>
        </message>
        <message>
            <source>Close the day</source>
            <translation>日结</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>退出登录</translation>
        </message>
        <message>
            <source>Nothing has been sold since the last close.</source>
            <translation>上次日结后还没有销售。</translation>
        </message>
        <message>
            <source>A payment is under way: finish it first.</source>
            <translation>有付款正在进行，请先完成。</translation>
        </message>
        <message>
            <source>Money owed</source>
            <translation>待处理款项</translation>
        </message>
        <message>
            <source>We owe a customer</source>
            <translation>应退顾客</translation>
        </message>
        <message>
            <source>The bank said no afterwards</source>
            <translation>银行事后拒付</translation>
        </message>
        <message>
            <source>Give back</source>
            <translation>退款</translation>
        </message>
        <message>
            <source>Settled</source>
            <translation>已处理</translation>
        </message>
        <message>
            <source>To be paid at the counter</source>
            <translation>待收银台付款</translation>
        </message>
        <message>
            <source>Number %1</source>
            <translation>%1 号</translation>
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
            <translation>%1 笔销售，%2，税 %3</translation>
        </message>
        <message>
            <source>given back: %1</source>
            <translation>已退：%1</translation>
        </message>
        <message>
            <source>approved without the bank: %1</source>
            <translation>离线批准：%1</translation>
        </message>
        <message>
            <source>Newest sales</source>
            <translation>最近销售</translation>
        </message>
        <message>
            <source>Receipt %1</source>
            <translation>小票号 %1</translation>
        </message>
        <message>
            <source>given back</source>
            <translation>已退款</translation>
        </message>
        <message>
            <source>Till %1</source>
            <translation>收款机 %1</translation>
        </message>
    </context>
    <context>
        <name>StaffWeightsScreen</name>
        <message>
            <source>Weight checks</source>
            <translation>重量核对</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>退出登录</translation>
        </message>
        <message>
            <source>Nothing learned yet</source>
            <translation>还没有学到重量</translation>
        </message>
        <message>
            <source>Each sale with a bagging scale teaches what its items weigh.</source>
            <translation>每一笔用装袋秤的交易，都会学到商品的重量。</translation>
        </message>
    </context>
    <context>
        <name>StartScreen</name>
        <message>
            <source>Scan your first item
to begin</source>
            <translation>扫描第一件商品
即可开始</translation>
        </message>
        <message>
            <source>One moment, prices are loading</source>
            <translation>正在载入价格，请稍候</translation>
        </message>
        <message>
            <source>Hold its bar code to the camera</source>
            <translation>将商品条码对准摄像头</translation>
        </message>
        <message>
            <source>What does it cost?</source>
            <translation>查询价格</translation>
        </message>
        <message>
            <source>Scan and pay</source>
            <translation>自助结账</translation>
        </message>
        <message>
            <source>For goods you have in your hands</source>
            <translation>手上已有商品</translation>
        </message>
        <message>
            <source>Collect my order</source>
            <translation>到店取货</translation>
        </message>
        <message>
            <source>For goods you ordered online</source>
            <translation>已在网上下单</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>店员</translation>
        </message>
        <message>
            <source>Continue a paused basket</source>
            <translation>取回暂存的购物篮</translation>
        </message>
    </context>
    <context>
        <name>Stepper</name>
        <message>
            <source>One less: %1</source>
            <translation>减一件：%1</translation>
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
            <translation>现有</translation>
        </message>
        <message>
            <source>Promised</source>
            <translation>已预留</translation>
        </message>
        <message>
            <source>On the shelf</source>
            <translation>货架上</translation>
        </message>
        <message>
            <source>In the back room</source>
            <translation>后仓</translation>
        </message>
        <message>
            <source>Tags read</source>
            <translation>读到标签</translation>
        </message>
        <message>
            <source>delivery</source>
            <translation>收货</translation>
        </message>
        <message>
            <source>sale</source>
            <translation>销售</translation>
        </message>
        <message>
            <source>order</source>
            <translation>订单</translation>
        </message>
        <message>
            <source>count</source>
            <translation>盘点</translation>
        </message>
        <message>
            <source>readers</source>
            <translation>读写器</translation>
        </message>
        <message>
            <source>scales</source>
            <translation>电子秤</translation>
        </message>
        <message>
            <source>carried</source>
            <translation>搬移</translation>
        </message>
        <message>
            <source>written off</source>
            <translation>报损</translation>
        </message>
        <message>
            <source>returned</source>
            <translation>退货</translation>
        </message>
        <message>
            <source>sent away</source>
            <translation>调出</translation>
        </message>
        <message>
            <source>books</source>
            <translation>账面</translation>
        </message>
        <message>
            <source>nobody has looked</source>
            <translation>尚无人核实</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>刚刚</translation>
        </message>
        <message>
            <source>%1 min ago</source>
            <translation>%1 分钟前</translation>
        </message>
        <message>
            <source>%1 h ago</source>
            <translation>%1 小时前</translation>
        </message>
        <message>
            <source>%1 days ago</source>
            <translation>%1天前</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>请稍候</translation>
        </message>
    </context>
    <context>
        <name>StockPast</name>
        <message>
            <source>On hand over time</source>
            <translation>库存变化</translation>
        </message>
        <message>
            <source>now</source>
            <translation>现在</translation>
        </message>
    </context>
    <context>
        <name>SuspendedScreen</name>
        <message>
            <source>Your basket waits</source>
            <translation>购物篮已暂存</translation>
        </message>
        <message>
            <source>Your number is %1</source>
            <translation>您的号码是 %1</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>One moment, your basket is put aside</source>
            <translation>请稍候，正在暂存购物篮</translation>
        </message>
        <message>
            <source>Your number</source>
            <translation>您的号码</translation>
        </message>
        <message>
            <source>Please come back to this very till: the shop's own computer does not answer.</source>
            <translation>门店系统暂时连不上，请回到这台自助机取回。</translation>
        </message>
        <message>
            <source>Continue at any till of this shop.</source>
            <translation>可在本店任一自助机继续结账。</translation>
        </message>
        <message>
            <source>It waits until %1.</source>
            <translation>保留至 %1。</translation>
        </message>
        <message>
            <source>Printing</source>
            <translation>正在打印</translation>
        </message>
        <message>
            <source>Printed. Print again</source>
            <translation>已打印，再打一张</translation>
        </message>
        <message>
            <source>Print the number</source>
            <translation>打印号码</translation>
        </message>
        <message>
            <source>Your number as a code</source>
            <translation>号码二维码</translation>
        </message>
        <message>
            <source>Take a picture of it, or note the number</source>
            <translation>请拍照，或记下号码</translation>
        </message>
        <message>
            <source>This screen closes in %1 s</source>
            <translation>%1 秒后返回首页</translation>
        </message>
    </context>
    <context>
        <name>Switch</name>
        <message>
            <source>on</source>
            <translation>开</translation>
        </message>
        <message>
            <source>off</source>
            <translation>关</translation>
        </message>
    </context>
    <context>
        <name>TaskRow</name>
        <message>
            <source>Refill %1</source>
            <translation>补货：%1</translation>
        </message>
        <message>
            <source>Pack an order</source>
            <translation>订单待拣货</translation>
        </message>
        <message>
            <source>A customer needs you at till %1</source>
            <translation>%1 号机顾客需要帮助</translation>
        </message>
        <message>
            <source>Look at the printer of till %1</source>
            <translation>查看 %1 号机的打印机</translation>
        </message>
        <message>
            <source>Change the shelf label of %1</source>
            <translation>更换%1的货架价签</translation>
        </message>
        <message>
            <source>Put money right at till %1</source>
            <translation>处理收款机 %1 的款项</translation>
        </message>
        <message>
            <source>Number %1 comes to the counter to pay</source>
            <translation>%1 号到收银台付款</translation>
        </message>
        <message>
            <source>A coupon was used twice at till %1: look into it</source>
            <translation>收款机 %1：有优惠券被重复使用，请核查</translation>
        </message>
        <message>
            <source>Look at device %1</source>
            <translation>检查设备 %1</translation>
        </message>
        <message>
            <source>Please look: %1 left without being paid</source>
            <translation>请查看：%1 未付款就出了门</translation>
        </message>
        <message>
            <source>Tidy up %1: something else lies there</source>
            <translation>整理 %1：那里放了别的东西</translation>
        </message>
        <message>
            <source>Take %1 back? It was paid for and lies here again</source>
            <translation>%1 已付款，又回到店里：要收回吗？</translation>
        </message>
        <message>
            <source>Count %1: the shelf says there are fewer</source>
            <translation>清点 %1：货架上似乎少了</translation>
        </message>
        <message>
            <source>Place %1</source>
            <translation>货位 %1</translation>
        </message>
        <message>
            <source>Exit %1</source>
            <translation>出口 %1</translation>
        </message>
        <message>
            <source>Till %1</source>
            <translation>收款机 %1</translation>
        </message>
        <message>
            <source>%1 of %2 there</source>
            <translation>现有 %1，应有 %2</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>刚刚</translation>
        </message>
        <message>
            <source>%1 min ago</source>
            <translation>%1 分钟前</translation>
        </message>
        <message>
            <source>%1 h ago</source>
            <translation>%1 小时前</translation>
        </message>
        <message>
            <source>%1 is on it</source>
            <translation>%1 正在处理</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>请稍候</translation>
        </message>
        <message>
            <source>Pack it</source>
            <translation>开始拣货</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>I do it</source>
            <translation>我来做</translation>
        </message>
        <message>
            <source>Count %1: more is promised than lies there</source>
            <translation>盘点 %1：预留数多于现有数</translation>
        </message>
        <message>
            <source>Give it back</source>
            <translation>放回任务</translation>
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
            <translation>以 %1 日结？</translation>
        </message>
        <message>
            <source>Have you got %1?</source>
            <translation>已收到 %1？</translation>
        </message>
        <message>
            <source>Let this basket of %1 go?</source>
            <translation>放弃这笔 %1 的购物？</translation>
        </message>
        <message>
            <source>Is %1 settled?</source>
            <translation>%1 已处理好？</translation>
        </message>
        <message>
            <source>Give back %1?</source>
            <translation>退款 %1？</translation>
        </message>
        <message>
            <source>The report is written and a new day begins with the next sale.</source>
            <translation>将生成日结报表，下一笔销售开始新的一天。</translation>
        </message>
        <message>
            <source>The basket becomes a sale with a receipt.</source>
            <translation>这笔购物将成为销售并生成小票。</translation>
        </message>
        <message>
            <source>What was paid of it before goes back.</source>
            <translation>之前已付的部分将退回。</translation>
        </message>
        <message>
            <source>Nobody is asked for it any more.</source>
            <translation>之后不再提醒。</translation>
        </message>
        <message>
            <source>It goes back to where it came from. What was paid in cash, give back in cash.</source>
            <translation>款项原路退回。现金支付的部分请退现金。</translation>
        </message>
        <message>
            <source>No, go back</source>
            <translation>不，返回</translation>
        </message>
        <message>
            <source>Yes, do it</source>
            <translation>是，执行</translation>
        </message>
        <message>
            <source>Day %1 is closed</source>
            <translation>第 %1 日已日结</translation>
        </message>
        <message>
            <source>%1 sales, %2</source>
            <translation>%1 笔销售，%2</translation>
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
            <translation>语言：%1</translation>
        </message>
        <message>
            <source>Access</source>
            <translation>无障碍</translation>
        </message>
        <message>
            <source>Access: large letters, contrast, reach, speech</source>
            <translation>无障碍：大字、高对比、下半屏、朗读</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>帮助</translation>
        </message>
        <message>
            <source>%1: somebody else signs in</source>
            <translation>%1：换人登录</translation>
        </message>
    </context>
    <context>
        <name>WayWords</name>
        <message>
            <source>Card</source>
            <translation>银行卡</translation>
        </message>
        <message>
            <source>WeChat Pay</source>
            <translation>微信支付</translation>
        </message>
        <message>
            <source>Alipay</source>
            <translation>支付宝</translation>
        </message>
        <message>
            <source>Bank transfer by QR</source>
            <translation>银行扫码付款</translation>
        </message>
        <message>
            <source>Gift card</source>
            <translation>礼品卡</translation>
        </message>
        <message>
            <source>At the counter</source>
            <translation>到收银台</translation>
        </message>
        <message>
            <source>Card, phone or watch</source>
            <translation>银行卡、手机或手表</translation>
        </message>
        <message>
            <source>Scan the code here with your phone</source>
            <translation>用手机扫这里的码</translation>
        </message>
        <message>
            <source>Hold it to the camera or type its number</source>
            <translation>对准摄像头或输入号码</translation>
        </message>
        <message>
            <source>Cash, or with the help of a colleague</source>
            <translation>现金，或由店员协助</translation>
        </message>
    </context>
    <context>
        <name>WeighScreen</name>
        <message>
            <source>Weigh it</source>
            <translation>称重</translation>
        </message>
        <message>
            <source>%1 kg</source>
            <translation>%1 千克</translation>
        </message>
        <message>
            <source>Put it on the scale</source>
            <translation>请放到秤上</translation>
        </message>
        <message>
            <source>Take this weight</source>
            <translation>确认重量</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>%1 per kg</source>
            <translation>%1/千克</translation>
        </message>
        <message>
            <source>The scale is not at zero</source>
            <translation>秤没有归零</translation>
        </message>
        <message>
            <source>On the scale</source>
            <translation>秤上重量</translation>
        </message>
        <message>
            <source>Still moving</source>
            <translation>重量未稳定</translation>
        </message>
        <message>
            <source>My own container is on it: do not count it</source>
            <translation>秤上是我的容器：去皮</translation>
        </message>
        <message>
            <source>Without the container of %1 kg: count it again</source>
            <translation>已去皮 %1 千克：点此取消</translation>
        </message>
    </context>
    <context>
        <name>WeightRow</name>
        <message>
            <source>Not weighed yet</source>
            <translation>还没有称过</translation>
        </message>
        <message>
            <source>%1 g, give or take %2 g, from %3 pieces</source>
            <translation>%1 克，上下 %2 克，称过 %3 件</translation>
        </message>
        <message>
            <source>Switched off: any weight is right</source>
            <translation>已关闭：任何重量都算对</translation>
        </message>
        <message>
            <source>Never asked about</source>
            <translation>从未询问过</translation>
        </message>
        <message>
            <source>Wrong in %1 of %2 checks</source>
            <translation>%2 次核对中误报 %1 次</translation>
        </message>
        <message>
            <source>Switch on</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Switch off</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>MemberSheet</name>
        <message>
            <source>Your member number</source>
            <translation>请输入会员号</translation>
        </message>
        <message>
            <source>Or hold your card or phone to the camera</source>
            <translation>或将会员卡、手机码对准摄像头</translation>
        </message>
        <message>
            <source>%1 digits typed</source>
            <translation>已输入 %1 位</translation>
        </message>
        <message>
            <source>%1 points</source>
            <translation>%1 积分</translation>
        </message>
        <message>
            <source>This purchase earns %1 points</source>
            <translation>本次购物可得 %1 积分</translation>
        </message>
        <message>
            <source>Not all of your points can be spent just now</source>
            <translation>目前只能使用部分积分</translation>
        </message>
        <message>
            <source>That is my number</source>
            <translation>确认会员号</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>请稍候</translation>
        </message>
        <message>
            <source>Keep my points</source>
            <translation>不使用积分</translation>
        </message>
        <message>
            <source>Use %1 points: %2 off</source>
            <translation>使用 %1 积分抵 %2</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Without a number</source>
            <translation>暂不登录</translation>
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
            <translation>会员请出示会员卡</translation>
        </message>
        <message>
            <source>%1 · %2 off with points</source>
            <translation>%1 · 积分抵扣 %2</translation>
        </message>
        <message>
            <source>%1 · %2 points</source>
            <translation>%1 · %2 积分</translation>
        </message>
    </context>
    <context>
        <name>SuggestionCard</name>
        <message>
            <source>Goes well with it: %1</source>
            <translation>搭配推荐：%1</translation>
        </message>
        <message>
            <source>%1 · shelf %2</source>
            <translation>%1 · 货架 %2</translation>
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
            <translation>这是%1</translation>
        </message>
        <message>
            <source>What is wrong with %1?</source>
            <translation>%1有什么问题？</translation>
        </message>
        <message>
            <source>%1 is wanted. It may be taken instead.</source>
            <translation>要拿的是%1，可以用这个代替。</translation>
        </message>
        <message>
            <source>%1 is wanted, and this may not replace it.</source>
            <translation>要拿的是%1，这个不能代替。</translation>
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
            <translation>没有更多了</translation>
        </message>
        <message>
            <source>It is not there</source>
            <translation>没有货</translation>
        </message>
        <message>
            <source>It is damaged</source>
            <translation>损坏了</translation>
        </message>
        <message>
            <source>Its code cannot be read: it is in the bag</source>
            <translation>条码读不出：已装袋</translation>
        </message>
        <message>
            <source>Or take instead</source>
            <translation>或者换成</translation>
        </message>
        <message>
            <source>Nothing is wrong</source>
            <translation>没有问题</translation>
        </message>
    </context>
    <context>
        <name>PickupHero</name>
        <message>
            <source>Bay %1 is open</source>
            <translation>%1 号柜已打开</translation>
        </message>
        <message>
            <source>Someone is bringing it</source>
            <translation>店员正在送来</translation>
        </message>
        <message>
            <source>Your order is at bay %1</source>
            <translation>您的订单在 %1 号柜</translation>
        </message>
        <message>
            <source>Your order is at %1</source>
            <translation>您的订单在 %1</translation>
        </message>
        <message>
            <source>Take your things and shut the door.</source>
            <translation>请取走物品并关好柜门。</translation>
        </message>
        <message>
            <source>It is being opened</source>
            <translation>正在打开</translation>
        </message>
        <message>
            <source>A colleague is being called</source>
            <translation>正在呼叫店员</translation>
        </message>
        <message>
            <source>It could not be opened just now.</source>
            <translation>暂时打不开。</translation>
        </message>
        <message>
            <source>They look at your age (%1) and hand it to you.</source>
            <translation>店员核对您是否年满 %1 岁，然后交给您。</translation>
        </message>
        <message>
            <source>They look who you are and hand it to you.</source>
            <translation>店员核对您的身份，然后交给您。</translation>
        </message>
        <message>
            <source>Bay %1 does not open. Please wait here.</source>
            <translation>%1 号柜打不开，请在此稍候。</translation>
        </message>
        <message>
            <source>They put it right. Please wait here.</source>
            <translation>店员会来处理，请在此稍候。</translation>
        </message>
        <message>
            <source>Please wait here, by the till.</source>
            <translation>请在此处稍候。</translation>
        </message>
        <message>
            <source>Called %1 s ago</source>
            <translation>%1 秒前已呼叫</translation>
        </message>
        <message>
            <source>Called %1 min ago</source>
            <translation>%1 分钟前已呼叫</translation>
        </message>
        <message>
            <source>Hello %1</source>
            <translation>%1，您好</translation>
        </message>
        <message>
            <source>%1 is on the way</source>
            <translation>%1 正在送来</translation>
        </message>
    </context>
    <context>
        <name>PickupSheet</name>
        <message>
            <source>%1 wait for you under the same code</source>
            <translation>%1 件留待以后，同一个取货码来取</translation>
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
            <translation>有什么问题？</translation>
        </message>
        <message>
            <source>I do not take all of it</source>
            <translation>我只要其中一部分</translation>
        </message>
        <message>
            <source>This is not my order</source>
            <translation>这不是我的订单</translation>
        </message>
        <message>
            <source>Something is missing or damaged</source>
            <translation>有缺少或损坏</translation>
        </message>
        <message>
            <source>The bay has fallen shut</source>
            <translation>柜门又关上了</translation>
        </message>
        <message>
            <source>I take it</source>
            <translation>拿走</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>以后再取</translation>
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
            <translation>没有问题</translation>
        </message>
    </context>
    <context>
        <name>OrderTaskWords</name>
        <message>
            <source>Place %1</source>
            <translation>货位 %1</translation>
        </message>
        <message>
            <source>Bay %1</source>
            <translation>%1 号柜</translation>
        </message>
        <message>
            <source>Bring an order to till %1</source>
            <translation>把订单送到 %1 号机</translation>
        </message>
        <message>
            <source>Please look: a packed order was carried off</source>
            <translation>请查看：有已配好的订单被拿走</translation>
        </message>
        <message>
            <source>Bay %1 did not open: look at it</source>
            <translation>%1 号柜没打开：请检查</translation>
        </message>
        <message>
            <source>Put the goods of an order back on their shelves</source>
            <translation>把一个订单的货放回货架</translation>
        </message>
        <message>
            <source>Look at %1: a picker found it damaged</source>
            <translation>查看%1：配货时发现损坏</translation>
        </message>
        <message>
            <source>Look for %1: a picker did not find it</source>
            <translation>查找%1：配货时没找到</translation>
        </message>
        <message>
            <source>look at their age: %1</source>
            <translation>核对年龄：满 %1 岁</translation>
        </message>
        <message>
            <source>valuable: look who they are</source>
            <translation>贵重：核对身份</translation>
        </message>
        <message>
            <source>the bay stayed shut</source>
            <translation>柜门没打开</translation>
        </message>
        <message>
            <source>they say it is not theirs</source>
            <translation>顾客说不是自己的</translation>
        </message>
        <message>
            <source>something is wrong with it</source>
            <translation>货有问题</translation>
        </message>
    </context>
</TS>

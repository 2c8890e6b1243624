"""Texts of many kinds for holding the embedder against references."""

from __future__ import annotations

SENTENCES = tuple(
    """
上海把集成电路、生物医药和人工智能列为三大先导产业。
北京对大模型企业租用的算力按合同金额给予补贴。
浙江建设城市大脑，交通信号随车流自动调整。
广东鼓励机器人企业与工厂共建应用场景。
贵州依靠凉爽的气候和低廉的电价发展数据中心。
四川的水电为训练模型提供了便宜的电。
安徽从高校的语音研究里长出了一批企业。
江苏要求每个市都有一个智能工厂示范。
湖北的光纤产业为数据传输打下基础。
陕西的航天院所向社会开放了一部分算法。
海南对跨境数据流动先行先试。
内蒙古的草原上建起了大片风力发电机。
新疆用无人机给棉花喷药。
西藏的医院通过远程系统读片。
今天下午有雷阵雨，出门请带伞。
这道红烧肉要用小火慢炖两个小时。
球队在加时赛里攻进了制胜一球。
地铁二号线因设备检修推迟首班车。
图书馆周一闭馆，周二照常开放。
他小时候住在河边，夏天常去游泳。
臺北的新創公司正在尋找翻譯人才。
香港立法會討論了數據私隱條例的修訂。
澳門的旅遊業希望引入智能客服。
中醫師用圖像識別來看舌苔。
這座古橋建於宋代，至今仍可通行。
颱風將於明晨登陸，學校停課一天。
他把祖父留下的舊書捐給了學校。
咖啡豆烘焙得越深，酸味越少。
股市收盤下跌，成交量也縮小了。
山上的楓葉到十一月才轉紅。
The province will subsidise computing power for start-ups.
A regulator asked the platforms to label synthetic images.
Robots weld the car bodies in the new plant.
The committee postponed its vote until after the holidays.
Bake the bread until the crust is dark brown.
The river froze for the first time in thirty years.
Her violin was made in Cremona in 1715.
Interest rates were left unchanged at 2.5 percent.
Please restart the router and try again.
The museum lends its paintings to schools.
Penguins huddle together to keep warm.
Trains to the coast leave every twenty minutes.
GPT-4 和国产大模型在数学题上的差距有多大？
2024 年全省人工智能产业规模超过 1000 亿元。
到2027年培育10家以上独角兽企业。
第 3 条：申请单位应当在本市注册满两年。
补助金额最高 500 万元，分 3 年拨付。
😀🎉 新年快乐，万事如意！
温度在 10～15℃ 之间，适合播种。
Ｆｕｌｌ－ｗｉｄｔｈ letters and ①②③ numbers.
电话：010-12345678，邮箱：office@example.org
def encode(texts): return model(texts)
E = mc²，光速约为每秒三十万公里。
La région veut attirer des laboratoires de recherche.
Die Fabrik sucht Fachkräfte für künstliche Intelligenz.
東京の会社が翻訳ソフトを発表した。
서울시는 인공지능 인재를 양성한다.
Правительство утвердило план развития вычислений.
""".strip().splitlines()
)

QUERIES = (
    "哪个省对算力有补贴？",
    "數據私隱有什麼新規定",
    "Which place uses robots in factories?",
    "怎么做红烧肉",
    "明天天气怎么样",
    "人工智能产业规模有多大？",
)

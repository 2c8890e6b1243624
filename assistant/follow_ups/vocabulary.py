"""Words that ask, join, compare and judge. For Simplified characters and any case."""

from __future__ import annotations

import re


def either(chinese: str, english: str) -> re.Pattern[str]:
    """Compile Chinese words, found anywhere, and English ones, found whole."""
    return re.compile(rf"{chinese}|\b(?:{english})\b", re.IGNORECASE)


_MEASURES = "个百分点|百分点|个|家|项|条|款|座|张|种|台|名|户|元|人|次|倍|章|份|大|类|处|位|所|%|PB|P|年"

ASKING = either(
    "(?:请|能|可以)?(?:你|您)?(?:介绍|列出|列举|说明)一?下?|怎么[看说想]|如何看待?|怎么评价|如何评价|请问|请告诉我|告诉我|我想知道|我想问一下|我想问|想知道|想问|(?:分别|各自?|一共|总共|共)?(?:是|为|有|达到?|占)?"
    f"(?:多少|几)[亿万千百]*(?:{_MEASURES})?|(?:是|有)?什么(?:时候|时间|意思)?|何时|何地|何种|有何"
    "|哪[份个项部些家](?:文件|方案|政策|计划|规定|部门|单位|机构|机关)|类似的?|相似的?|同类的?|相同的?|哪(?:一)?(?:年|天|月|日|些|个|几[家个项种座份]?|家|里|份|类|座|种|[三五]家)?|谁|多(?:大|高|长|快|久|重)"
    "|怎么样|怎么|怎样|如何|为什么|为何|是否|有没有|是不是|能否|分别|各自|[吗呢吧啊呀？?。，,！!；;：:]",
    "how (?:large|big|high|fast|long)|what|which|who|whom|whose|when|where|why|how|many|much|is|are|was|were|be|been"
    "|do|does|did|will|would|can|could|should|has|have|had|the|an?|of|in|on|for|to|by|at|and|or|with|from|as|about|than|please|tell|me|there|it|its"
    "|they|their|that|this|s",
)
"""What only asks or joins; between are the words that name something."""

_JOINING = "该须需的了在到由于是为与跟将都也把被从向给使让就还并且又以及年 、"
LEADING_PARTICLES = re.compile(
    rf"(?:[{_JOINING}]|和(?![林平谐])|应(?!用)|有(?![效色限])|能(?![源力耗级])|会(?![议展])|要(?![求素点])|对(?!外)|比(?![例重])|中(?![小心国部央型试医文外])"
    r"|[ '’\-\"\t()（）~～…/“”])+"
)
TRAILING_PARTICLES = re.compile(
    rf"(?:[{_JOINING}和]|(?<![国拥所])有|(?<![智功性动产潜节储新])能|(?<![协大社机学议布年推展峰])会|(?<![需重主摘])要|(?<![面应])对"
    r"|[ '’\-\"\t()（）~～…/“”])+$"
)
"""What may stand at the edge of a name without being of it."""

FILLERS = either(
    "来着|[了过]没有?(?=[？?。\\s]|$)|把?范围|[放回换转切]到|有数|(?:那|这)个数字?|(?:对应|相应|自己|本身|真实|实际|确切|具体|单独)的?(?:数字?|数值|数据)?|[照也都没]?[写定列设提][过了着]?"
    "|数字?(?![据化字量])|那会儿|那阵子|中间|期间|其间|到了|首?先|当年|层面|层级|(?:现状|现有|目前|当前|实际|最新)的?(?:数据|数字|情况|水平)|实际上?|真正|究竟|到底|最终|做到|那么|那个?|全[省市]|整个|所有|只|仅|光|单独|里面|当中|里|对于|关于|有关|截至|以及|还有|换成|改成|如果|要是|假如|方面|来说|而言|来讲|的话|情况|同样|一样|比如|例如"
    "|该省|该市|那里|那边|那儿|这里|这边|当地|它们|他们|看看|说说|麻烦|帮我|查查?|一下|之前|以前|时候|目前|现在|情形|表现"
    "|同期|[对在到和跟与也又都则会将能就底末省市是为的再了各它他她其有要我你您问说看同至前后时想呢年期]",
    "similar|since|so|then|but|also|if|i|mean|meant|now|same|question|regarding|instead|year|province|city|until|till|end|as|well|too"
    "|how|concerning|let|us|you|say|look|case|ones?|time|situation|during|over|again|not|no|s|those|these|two|figures?|numbers?|directly|any|just",
)
"""What may stand beside a region or a year in a question that names nothing else."""

QUANTITY = either(
    "多少|几[亿万千百]*(?:个|家|项|条|款|座|张|种|台|名|户|元|人|次|倍|大)|多[大高长快]|占比|比例|百分之|数量",
    "how (?:many|much|large|big|high|fast)|percentage|number of|share",
)
LIST = either(
    "哪些|哪几|哪[两三五]|有什么|有何|什么样|包括什么|怎么|如何|有没有|是否|什么(?=[行措任领政条])",
    "how|is there|are there|does|which|what (?:\\w+ )?(?:measures|companies|areas|sectors|kinds?)",
)
DATE = either(
    "何时|什么时[候间]|哪一?[年月天日]|几[月号]|多久|日期", "when|what (?:year|date|day)|which (?:year|date|day)"
)
ISSUER = either("谁|哪个(?:部门|单位|机构|厅|局)|哪家单位|何部门", "who|which (?:department|agency|body|office)")
OPINION = either(
    "怎么看|怎么说|如何看|怎样看|怎么评价|如何评价|(?:有|提出)?(?:什么|何|哪些)(?:建议|看法|观点|评价|意见)|看法是什么|怎么认为"
    "|怎么想|如何评论",
    "think|thinks|say|says|said|recommend|recommends|suggest|suggests|opinion|view|advise",
)
COMPARING = either(
    "(?:两者|二者)?(?:之间)?(?:哪(?:一?[个家])?|谁|孰)(?:城市|省份?|市|地方|地区)?的?(?:更|最|比较)?[高低多少大小快慢强早晚]些?|(?:谁|哪个)更\\w{1,3}"
    "|[更最]?[高低多少大小快慢强](?:吗|么|多少|很多|一?[点些])|相比之下|相比|对比|比较|比一比|[做作]个?比较"
    "|[高低多少大小快慢强]还是|(?<=\\n)[高低多少大小快慢强](?=[？?。\\s]|$)|差了?(?:多[少远大]|几个?(?:百分点|点)?)|差距|相差"
    "|差别|区别|差异|异同|有(?:什么|何)不同|更[高低多少大小快慢强]|比(?!例|重)",
    "(?:which|who)(?: (?:one|of (?:them|these)))? (?:is|has|sets?) (?:the )?(?:\\w+er|\\w+est|(?:more|most) \\w+)"
    "|compared (?:with|to)|compares? (?:with|to)?|comparison"
    "|versus|vs|difference|differ|higher|lower|larger|bigger|more ambitious|faster|than",
)
GENERAL = either(
    "什么是|什么叫|何谓|什么意思|的(?:定义|含义|概念|原理)|天气|[你您](?:是谁|叫|们是|会什么|[会能]做|能干|好)|写[一首篇个]"
    "|[讲说]个|翻译|[哪各][类种个些座]?(?:城市|省份?|地区|地方|区域|地|市)|全球|世界|[美日韩英法德俄印]国|日本|印度|欧盟"
    "|国外|海外|历史上|今天|明天|昨天",
    "weather|who are you|what can you|which (?:provinces?|cit(?:y|ies)|regions?)|world|worldwide|global(?:ly)?"
    "|tomorrow|yesterday|write|translate|meaning of|mean by",
)
"""What asks of no region in particular."""

DEFINITION = re.compile(
    r"^\s*(?:what(?:'s| is| are)\s+(?!the\b|its\b|their\b)[\w\s\"“”-]+|define\s.+)\??\s*$"
    r"|^[^的]{2,12}(?:是什么|指什么)[？?]?$",
    re.IGNORECASE,
)
ORGANISATION = re.compile(r"(?<=..)(?:公司|集团|大学|学院|研究院|银行|股份|科技|协会|电影|小说|之家)$")

MORE = either(
    "(?:还|再)?有(?:哪些|什么|吗|呢|别的|其他的?|更多)+|[请能可以否你您再更说讲谈得的给我介绍解释]{0,8}(?:具体|详细|展开|深入|细)"
    "[说讲谈介绍解释得的一点些下再吗呢么内容]*|然后|继续说?|接着说|真的吗?|你?确定吗?|是吗",
    "(?:tell me )?more|go on|continue|anything else|what else|elaborate|in more detail|really|are you sure"
    "|(?:can|could) you (?:elaborate|be more specific|say more|explain)",
)
"""What asks for more of the same."""

HEADLESS = either(
    "^(?:是|由)?(?:谁|哪[天年]|什么时候|何时|怎么|如何)[^是的，,？?]{1,3}[？?]?$",
    "^(?:who|when|how) (?:is|was|did|does|do) ?(?:it|that)?$",
)
"""What asks without a word for what it asks about: 谁管理."""

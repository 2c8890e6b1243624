"""Words of policies: what they count, own, do and date. For Simplified characters and any case."""

from __future__ import annotations

from assistant.follow_ups.vocabulary import either

_METRIC = (
    "目标|指标|规模|[及透盖长率]率|增速|比例|占比|产值|产出|营收|收入|增加值|投资额?|金额|总额|总量|数量|密度|水平|产量|销量"
    "|上?限额?|个数|家数|额度|上限|门槛|资金|预算|比重|投入|补助|补贴|年均"
)
_METRIC_ENGLISH = (
    "targets?|goals?|rates?|scale|size|growth|share|revenue|output|value|investment|amount|total|number|density|level"
    "|budget|funding|spending|capacity|penetration|adoption|ratio|subsid(?:y|ies)|income|turnover|quota|caps?|ceiling"
    "|limits?"
)
METRIC = either(_METRIC, _METRIC_ENGLISH)

RELATIONAL = either(
    f"{_METRIC}|文号|字号|布局|定位|重点|优势|短板|特[点色]|亮点|期限|有效期|路径|部门|单位|机关|内容|任务|举措|措施|做法"
    "|领域|方向|背景|原因|依据|来源|出处|进展|现状|挑战|问题|条件|标准|时间表|政策|名称|题目|全称|标题|结构|建议|日期",
    f"{_METRIC_ENGLISH}|document number|date|layout|priorit(?:y|ies)|strengths?|weakness(?:es)?|tasks?|measures"
    "|sectors?|areas?|fields?|reasons?|sources?|progress|policy|policies|title|name|deadline|validity|department|advice"
    "|conditions|challenges",
)
"""What belongs to something: to ask for it is to ask whose it is."""

ENTITY = either(
    "企业|公司|数据|语料|模型|算力|算法|场景|园区|平台|工厂|车间|人才|项目|专项|行动|产业|集群|机器人|芯片|终端|智能体|规划"
    "|人工智能|(?<![A-Za-z])AI(?![A-Za-z])|智能|方案|计划|文件|条款|券|龙头|独角兽|链主|实验室|基金|应用|赛道|示范|基地"
    "|中心|基础设施|技术|产品|服务|制造|经济|量子|低空|数字化|奖励|贴息|租金|电力|岗位|中小微|规上|规模以上|清单|机构|政府"
    "|条例|指南|补贴券",
    "companies|company|enterprises?|firms?|data|datasets?|models?|computing|compute|scenarios?|parks?|platforms?"
    "|factor(?:y|ies)|workshops?|talents?|projects?|industr(?:y|ies)|clusters?|robots?|robotics|chips?|terminals?"
    "|agents?|ai|plans?|documents?|clauses|articles|vouchers?|leaders?|unicorns?|labs?|funds?|applications?"
    "|infrastructure|products?|cities|services?|manufacturing|economy|incentives|power|jobs|grants|support|cent(?:er|re)s?"
    "|actions|loans?|provisions",
)
"""What policies speak of, which is in every region."""

ACTIONS = either(
    "^发$|建成|建设|建立|开放|发放|培育|引进|支持|达到|实现|突破|部署|培养|出台|印发|发布|提出|安排|累计|聚集|集聚|攻克|覆盖|施行"
    "|实施|设立?|建|补(?![贴助])|牵头|负责|制定|公布|颁布|生效|执行|完成|包含|包括|涉及|参与|入选|新增|落地|归集|打造"
    "|推出|聚焦|启动|规定|要求|力争|预计|做|申请|申报|享受|领取|使用|采用|选定|列为|召开|突出|主攻|依托|增长|下降|提高|增加|减少|上升|出自|来自|源自|取自|载于|提到?",
    "build|built|issued?|released?|publish(?:ed)?|supports?|reach(?:ed)?|achieve[ds]?|open(?:ed)?|train(?:ed)?"
    "|attract(?:ed)?|offer(?:ed)?|covers?|covered|set|plan(?:ned)?|aims?|expect(?:ed)?|cultivated?|completed?|takes?"
    "|expires?|includes?|invest(?:ed)?|pay|paid|announced?|created?|apply|applied|applies|get|use|signed|drafted|adopted"
    "|come|came",
)
"""What policies do."""

QUALIFIERS = either(
    "核心|最[高低多少]|年底|其中|主要|具体|国内|全部|总|新一代|高质量|可以|计划|当前|目前|现在|最新|整体|总体",
    "high|quality|large|maximum|max|total|new|key|main|major|local|exist|available|effect|listed|industrial|intelligent"
    "|smart|high-quality|leading|eligible|planned|upper|today|now|currently",
)
"""How policies qualify what they speak of."""

TARGET = either(
    f"{_METRIC}|要|将|力争|计划|建成|达到?|培育|突破|预计|实现|覆盖|归集",
    f"{_METRIC_ENGLISH}|aims?|plan|plans|planned|build|built|reach|wants?|expect|how many",
)
"""What is said of a year."""

EXISTING = either(
    "已|现有|目前|现在|如今|有[多几哪]|现状|累计|[成到过出]了?(?:多少|几|哪些).{0,8}了|了(?:多少|几|哪些|[吗没？?]|$)",
    "already|currently|now|so far|has|have|are there|existing|current",
)
"""What is said of no year but the present."""

DOCUMENT_ASKED = either(
    "文号|发文|字号|(?:谁|时候|何时|[几哪][号天月])发的|印发|发布|出台|颁布|公布|施行|生效|有效期|失效|制定|起草|第?[几多]少?[条章]|条款|全文|原文|全称|标题|解读",
    "document number|issued?|publish(?:ed)?|released?|promulgated|effective|(?:take|takes|took) effect|valid|expires?"
    "|clauses|articles|provisions|drafted|full text|full title|came out|come out|adopted"
    "|who (?:set|made|wrote|drew up)",
)
"""What is said of a document."""

SOURCE_ASKED = either(
    "哪[份个项部些]?(?:文件|方案|政策|计划|规定)|什么文件|文件名?(?:叫|是)什么|出自|来自哪|依据",
    "which (?:document|plan|policy|paper)|what (?:document|plan) (?:sets?|gives?|says?)",
)
"""What asks after the document that says something."""

MEASURE_OF_A_THING = either(
    "规模|金额|总额|总量|数量|标准|条件|期限|上限|下限|对象|范围|比例|额度|名单|流程|门槛",
    "amount|total|cap|ceiling|limit|maximum|deadline|conditions|scale|size",
)
"""What alone is asked of a thing spoken of, rather than of its region."""

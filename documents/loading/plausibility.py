"""How likely it is that a text is Chinese news or policy text, and not bytes read in a wrong encoding."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

# The most common characters of news text, in both scripts; together they make up well over half of it.
COMMON = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
    "相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展"
    "五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战"
    "先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白"
    "教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且"
    "究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值"
    "号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龙"
    "智能企业创新项目投资市场服务平台城市亿网络数字记者报道新闻政策措施培育推动支持发布"
    "這個為國們來時說對會發動過產種後學經進著電裡現實量兩體點從業應開還與關重線數質氣變條沒結問軍題黨員總設長頭資邊級圖統將組見計別"
    "論運農幾區強戰則據處隊給門導壓爭濟階術極聯認權證轉單風帶場車務萬達積議聲報鬥類離華確張馬節話況傳許記斷雖遠難礦歷備辦習響約勞團"
    "稱準號維劃選標寫親廠識適屬滿縣參紅細聽該鐵價嚴龍創項網絡億黨臺灣財經產業戰略佈發揮佈局數據環領導驗稅輸錢銀視顯"
)
PUNCTUATION = "，。、：；！？“”‘’《》（）「」『』【】—…·　％－～"

COMMON_SCORE, KNOWN, RARE, FOREIGN, PRIVATE, BROKEN = 3, 0, -2, -2, -4, -8


def plausibility(text: str) -> float:
    """Score a text: the mean over its characters beyond ASCII, from 3 (all common) to -8 (all broken)."""
    if not text:
        return 0.0
    points = np.frombuffer(text.encode("utf-32-le", errors="surrogatepass"), dtype="<u4")
    scores = _scores()[np.minimum(points, 0xFFFF)]
    telling = (points > 0x7F) | (scores < 0)
    return float(scores[telling].mean()) if telling.any() else 0.0


@cache
def _scores() -> npt.NDArray[np.int8]:
    """Score each character of the basic plane; what lies beyond is scored as its last."""
    scores = np.full(0x10000, FOREIGN, dtype=np.int8)
    scores[:0x20] = BROKEN
    scores[0x20:0x7F] = 0
    scores[[0x09, 0x0A, 0x0C, 0x0D]] = 0
    scores[0x7F:0xA0] = BROKEN
    scores[0xA0:0x250] = -1
    scores[0x2000:0x2700] = -1
    scores[0x3000:0x3040] = -1
    scores[0x3400:0xA000] = RARE
    scores[0xE000:0xF900] = PRIVATE
    scores[0xFF00:0xFF60] = 0
    scores[0xFFFD:] = BROKEN
    scores[_points(_well_known())] = KNOWN
    scores[_points(COMMON + PUNCTUATION)] = COMMON_SCORE
    return scores


def _well_known() -> str:
    """List the characters of the first level of GB 2312 and of Big5, which each script uses day by day."""
    simplified = bytes(part for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for part in (row, cell))
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    traditional = bytes(part for row in range(0xA4, 0xC7) for cell in trails for part in (row, cell))
    return simplified.decode("gb2312", errors="ignore") + traditional.decode("big5", errors="ignore")


def _points(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le"), dtype="<u4").astype(np.uint32)

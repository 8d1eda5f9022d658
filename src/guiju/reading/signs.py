"""Words that tell one figure from another: stage, stock or flow, group, kind, negation, and the thing that is counted.

Such a word in a figure's own phrase must be one of the concept's words (or stand for one), or the concept is not meant:
办结 is not 受理, a 工作站 is no case, 涉企 cases are not all cases. Data, no logic.
"""

# Words of one row say the same, and license each other.
SAME = (
    "审结 办结 结案 办理完毕 办理完成 结 办复",
    "受理 立案 登记",
    "收到 接收 新收 收件 收悉 接到 接",
    "发放 分发 派发 散发 印发 赠送 张贴 投放 印制",
    "培训 轮训 参训 受训",
    "调解成功 成功调解 调处成功 成功调处 化解 成功化解 调成 成功",
    "新增 新办 新聘 增配 选聘 招聘 招录 新招录 新取得",
    "现有 在册 共有 实有 在岗 在编 现有在册 在职",
    "参加 参与 参会 到会 参训 参演",
    "满意率 满意度 好评率",
    "整改 整改到位 完成整改 消除 销号",
    "发现 查出 排查出 排查 摸排 排摸",
    "拆除 拆违",
    "移送 移交 转送",
    "回复 答复 反馈 办复",
    "违法建设 违建 违法建筑 违章建筑",
    "资料 宣传资料 手册 宣传单 传单 册子 宣传册 折页 单页 材料",
    "人员 人 工作人员 队员 干部 骨干",
    "按期 按时 及时 限时",
    "家庭 婚姻",
    "镇级 乡镇 乡级 乡 镇",
    "村级 村",
    "群众 居民 村民 市民",
    "企业 公司 商户 市场主体 经营主体 养殖户 经营户 单位",
    "学生 师生 青少年",
    "案件 案 纠纷 事项",
    "培育 培养 发展",
    "讲座 法治课 讲堂 课堂 宣讲",
    "省级 市级 县级 国家级 全国 区级",
    "检察 检察机关",
)
# Anywhere in the phrase.
STAGES = (
    "申请 收到 新收 受理 立案 审结 办结 结案 维持 撤销 变更 驳回 终止 中止 确认违法 责令履行 纠错 调解 和解 听证 "
    "败诉 胜诉 撤诉 开庭 出庭 移送 移交 转送 告知 结转 延期 回访 派发 派单 直接解答 退回 逾期 整改 发现 化解 批准 "
    "准予 起诉 咨询 投诉 举报 求助 答复 回复 录入 司法确认 履行 评查 抽查 复查 复核 注销 吊销 拆除 拆违 归档 追回 挽回 "
    "兑现 减免 处罚 罚款 罚没 没收 拘留 培训 考试 宣传 检查 巡查 排查 走访 慰问 演练 述法 督察 督查 评估 审查 审核 "
    "论证 制定 清理 废止 失效 修改 备案 报备 承接 下放 取消 约谈 出动 责令 停产 停业 查封 扣押 关闭 关停 取缔 劝导 "
    "修复 激励 惩戒 归集 采集 上报 接待 接听 来电"
)
FLOW = "新增 新建 新设 新聘 新招 新办 新培育 新发展 新接收 增加 新登记 新成立 新创建"
STOCK = "现有 在册 实有 目前有 拥有 期末"
NEGATED = "拒绝 不予 不满意 不合格 不足 不服 未按 未办 未整改 未履行 逾期 无法 无效 不属实"
KINDS = (
    "涉企 涉外 涉法 涉农 涉土地 涉军 涉港澳台 国内 刑事 民事 残疾人 妇女 女性 农民工 未成年 老年人 军人 青少年 专职 "
    "兼职 特邀 重大 优秀 示范 先进 模范 典型 规范化 标准化 专属 行业性 专业性 简易程序 普通程序 一般程序 一审 二审 "
    "再审 复议后 初次 重复 集体 个体 自然人 食品 药品 特种设备 产品质量 知识产权 公平竞争 规章 条例 两级 赴省 进京 价格 广告 "
    "商标 婚姻 家庭 邻里 物业 劳动 医疗 交通 土地 山林 合同 消费 征地 拆迁 上年 去年 上一年 同期 往年 前年 目标 计划 "
    "累计接收 累计解除 人均 户均 日均 月均 平均 占比 比重 比例 得分 A证 C证 骨干 助理"
)
# What is done next with the thing that was counted before.
GOES_ON_WORDS = (
    "调解 和解 中止 整改 销号 消除 化解 办结 审结 结案 办理完毕 回复 答复 反馈 采纳 落实 解决 处置 处理 "
    "调处 调解成功 成功 履行 兑现 移送 移交 受理 立案 批准 准予 通过 合格 优秀 满意 不满意 拆除 查处 追回 "
    "挽回 纠正 纠错 撤销 维持 变更 驳回 终止 备案 报备 公开 录入 查封 关停 关闭 取缔 约谈 回访 归档 培训 "
    "参训 参加 办理 注销 出庭 开庭 判决 胜诉 败诉 答复率 整改率 化解率 回复率 办结率"
)
# The thing that is counted: right before the number, or behind the counter.
HEADS = (
    "工作站 联络点 联系点 服务站 服务点 服务室 受理点 接收点 中心 窗口 平台 基地 公园 广场 长廊 阵地 工作室 调解室 "
    "站点 网格 专窗 专区 岗 图书角 书屋 消防站 断面 律师 公证员 调解员 志愿者 网格员 委员 专家 学生 师生 教师 干部 "
    "群众 职工 员工 当事人 受援人 申请人 人员 队员 法官 代表 干警 党员 居民 村民 讲师 案卷 卷宗 合同 协议 资料 手册 "
    "文件 意见 建议 线索 通知书 建议书 意见书 决定书 承诺书 证书 许可证 培训 讲座 会议 活动 演练 竞赛 课 视频 短视频 "
    "横幅 展板 标语 图书 书籍 挂图 车辆 设备 记录仪 终端 坐席 专栏 栏目 留言 信箱 账号 省级 市级 县级 区级 国家级 "
    "乡级 镇级 村级 乡镇 街道 社区 村 部门 单位 企业 商户 学校 医院 工地 场所 门店 小区 机构 问题 隐患 事项 清单 "
    "制度 项目 任务 指标 案例 品牌 信息 奖 资金 经费 金额 面积 损失 补贴 收入 工资 欠薪 死亡 受伤"
)


def rows(words: str) -> frozenset[str]:
    """The words of a row."""
    return frozenset(words.split())


SAME_AS: dict[str, frozenset[str]] = {}
for _row in SAME:
    for _word in _row.split():
        SAME_AS[_word] = SAME_AS.get(_word, frozenset()) | rows(_row)
ANYWHERE = rows(" ".join((STAGES, FLOW, STOCK, NEGATED, KINDS)))
# A concept that knows no stage counts what came in: these do not speak against it.
RECEIVED = rows("收到 新收 受理 办结")
STAGED = rows("申请 收到 新收 受理 立案 审结 办结 结案")
FLOWS, STOCKS = rows(FLOW), rows(STOCK)
GOES_ON = rows(GOES_ON_WORDS)

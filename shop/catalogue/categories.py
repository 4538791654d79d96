"""The names of the shop's categories, for translation: the database keeps the Vietnamese name, `gettext` says it in
the reader's language. Which products stand where is the operator's affair; the demonstration's choice is a CSV file."""

from django.utils.translation import gettext_noop as _

NAMES = (
    _("Bánh, mứt, kẹo"),
    _("Bún, miến, mỳ"),
    _("Cà phê, ca cao"),
    _("Chè và trà"),
    _("Du lịch cộng đồng"),
    _("Đồ uống"),
    _("Gạo, ngũ cốc"),
    _("Gia vị, mắm, dầu ăn"),
    _("Hạt điều, mắc ca, hạt khác"),
    _("Mật ong"),
    _("Nước mắm"),
    _("Rau, củ, nấm"),
    _("Rau quả sấy, chế biến"),
    _("Rượu"),
    _("Sức khỏe, thảo dược"),
    _("Thịt, trứng, sữa"),
    _("Thủ công mỹ nghệ"),
    _("Thủy sản, hải sản"),
    _("Trái cây tươi"),
    _("Yến sào"),
    _("Đặc sản khác"),
)

// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLayout>
#include <QList>

namespace runwatch {

// Lays widgets side by side in the direction of reading and goes on in another line when the width is
// used up, so that a toolbar of words loses none of them in a narrow window or with a large font.
class WrapLayout final : public QLayout
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WrapLayout)

public:
    explicit WrapLayout(QWidget *parent = nullptr);
    ~WrapLayout() override;

    void addItem(QLayoutItem *item) override;
    void setGeometry(const QRect &rect) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;

private:
    struct Placed
    {
        QLayoutItem *item;
        QRect rect;
    };
    [[nodiscard]] QList<Placed> placed(const QRect &rect) const; // as if read from left to right

    QList<QLayoutItem *> m_items;
};

} // namespace runwatch

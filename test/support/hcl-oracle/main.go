// Prints the syntax trees of HCL texts as the reference implementation reads them: a JSON text on each line of standard
// input, a JSON tree on each line of standard output, null where the text is refused.
package main

import (
	"bufio"
	"encoding/json"
	"os"
	"sort"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

type tree = []any

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<20), 1<<26)
	out := json.NewEncoder(os.Stdout)
	for in.Scan() {
		var text string
		if err := json.Unmarshal(in.Bytes(), &text); err != nil {
			panic(err)
		}
		file, diags := hclsyntax.ParseConfig([]byte(text), "main.tf", hcl.InitialPos)
		if diags.HasErrors() {
			out.Encode(nil)
			continue
		}
		out.Encode(body(file.Body.(*hclsyntax.Body)))
	}
}

func body(b *hclsyntax.Body) tree {
	type item struct {
		at   int
		tree tree
	}
	items := []item{}
	for _, a := range b.Attributes {
		items = append(items, item{a.SrcRange.Start.Byte, tree{"attribute", a.Name, expression(a.Expr)}})
	}
	for _, block := range b.Blocks {
		labels := tree{}
		for _, label := range block.Labels {
			labels = append(labels, label)
		}
		items = append(items, item{block.TypeRange.Start.Byte, tree{"block", block.Type, labels, body(block.Body)}})
	}
	sort.Slice(items, func(i, j int) bool { return items[i].at < items[j].at })
	trees := tree{}
	for _, each := range items {
		trees = append(trees, each.tree)
	}
	return trees
}

var operators = map[*hclsyntax.Operation]string{
	hclsyntax.OpLogicalOr: "||", hclsyntax.OpLogicalAnd: "&&", hclsyntax.OpEqual: "==", hclsyntax.OpNotEqual: "!=",
	hclsyntax.OpGreaterThan: ">", hclsyntax.OpGreaterThanOrEqual: ">=", hclsyntax.OpLessThan: "<",
	hclsyntax.OpLessThanOrEqual: "<=", hclsyntax.OpAdd: "+", hclsyntax.OpSubtract: "-", hclsyntax.OpMultiply: "*",
	hclsyntax.OpDivide: "/", hclsyntax.OpModulo: "%", hclsyntax.OpLogicalNot: "!", hclsyntax.OpNegate: "-",
}

func expressions(es []hclsyntax.Expression) tree {
	trees := tree{}
	for _, e := range es {
		trees = append(trees, expression(e))
	}
	return trees
}

func expression(e hclsyntax.Expression) any {
	switch e := e.(type) {
	case nil:
		return nil
	case *hclsyntax.LiteralValueExpr:
		return literal(e.Val)
	case *hclsyntax.TemplateExpr:
		return template(e.Parts)
	case *hclsyntax.TemplateWrapExpr:
		return tree{"template", tree{expression(e.Wrapped)}}
	case *hclsyntax.TemplateJoinExpr:
		return tree{"join", expression(e.Tuple)}
	case *hclsyntax.ParenthesesExpr:
		return expression(e.Expression)
	case *hclsyntax.ScopeTraversalExpr:
		root := tree{"name", e.Traversal.RootName()}
		return with(root, steps(e.Traversal[1:]))
	case *hclsyntax.RelativeTraversalExpr:
		return with(expression(e.Source), steps(e.Traversal))
	case *hclsyntax.IndexExpr:
		return with(expression(e.Collection), tree{tree{"index", expression(e.Key)}})
	case *hclsyntax.SplatExpr:
		each := expression(e.Each).(tree)
		inner := tree{}
		if each[0] == "traversal" {
			inner = each[2].(tree)
		}
		return with(expression(e.Source), tree{tree{"splat", inner}})
	case *hclsyntax.AnonSymbolExpr:
		return tree{"name", "*"}
	case *hclsyntax.FunctionCallExpr:
		return tree{"call", e.Name, expressions(e.Args), e.ExpandFinal}
	case *hclsyntax.ConditionalExpr:
		return tree{"conditional", expression(e.Condition), expression(e.TrueResult), expression(e.FalseResult)}
	case *hclsyntax.BinaryOpExpr:
		return tree{"binary", operators[e.Op], expression(e.LHS), expression(e.RHS)}
	case *hclsyntax.UnaryOpExpr:
		return tree{"unary", operators[e.Op], expression(e.Val)}
	case *hclsyntax.TupleConsExpr:
		return tree{"tuple", expressions(e.Exprs)}
	case *hclsyntax.ObjectConsExpr:
		items := tree{}
		for _, item := range e.Items {
			items = append(items, tree{key(item.KeyExpr.(*hclsyntax.ObjectConsKeyExpr)), expression(item.ValueExpr)})
		}
		return tree{"object", items}
	case *hclsyntax.ForExpr:
		return tree{"for", e.KeyVar, e.ValVar, expression(e.CollExpr), expression(e.KeyExpr), expression(e.ValExpr),
			expression(e.CondExpr), e.Group}
	}
	panic("an expression of another kind")
}

func literal(value cty.Value) any {
	if value.IsNull() {
		return tree{"literal", nil}
	}
	switch value.Type() {
	case cty.Bool:
		return tree{"literal", value.True()}
	case cty.Number:
		number, _ := value.AsBigFloat().Float64()
		return tree{"literal", number}
	}
	return template([]hclsyntax.Expression{&hclsyntax.LiteralValueExpr{Val: value}})
}

// Texts beside each other are one text.
func template(parts []hclsyntax.Expression) tree {
	trees := tree{}
	for _, part := range parts {
		text, isText := part.(*hclsyntax.LiteralValueExpr)
		if !isText || text.Val.Type() != cty.String {
			trees = append(trees, expression(part))
			continue
		}
		added := text.Val.AsString()
		if last := len(trees) - 1; last >= 0 {
			if before, isText := trees[last].(string); isText {
				trees[last] = before + added
				continue
			}
		}
		if added != "" {
			trees = append(trees, added)
		}
	}
	return tree{"template", trees}
}

func key(e *hclsyntax.ObjectConsKeyExpr) any {
	if !e.ForceNonLiteral {
		if word := hcl.ExprAsKeyword(e.Wrapped); word != "" {
			return tree{"word", word}
		}
	}
	return expression(e.Wrapped)
}

// Steps one after the other are one traversal.
func with(root any, more tree) any {
	if before, isTree := root.(tree); isTree && before[0] == "traversal" {
		return tree{"traversal", before[1], append(append(tree{}, before[2].(tree)...), more...)}
	}
	if len(more) == 0 {
		return root
	}
	return tree{"traversal", root, more}
}

func steps(traversal hcl.Traversal) tree {
	trees := tree{}
	for _, step := range traversal {
		switch step := step.(type) {
		case hcl.TraverseAttr:
			trees = append(trees, tree{"attribute", step.Name})
		case hcl.TraverseIndex:
			trees = append(trees, tree{"index", literal(step.Key)})
		}
	}
	return trees
}
